/** The script of the thread that searches, started by lib/serve/search-thread.mjs with the path of the database. */
import { workerData } from "node:worker_threads";
import { keepFewPages } from "@/lib/search/connection";
import { serveAsSearcher } from "@/lib/search/thread";
import { openSqlite } from "@/lib/sqlite";

const { sql } = openSqlite(`file:${workerData}`);
await keepFewPages(sql);
serveAsSearcher(sql);
