/** The script of the thread that searches, started by lib/serve/search-thread.mjs. */
import { env } from "@/lib/env";
import { searchConnection } from "@/lib/search/connection";
import { serveAsSearcher } from "@/lib/search/thread";
import { openSqlite } from "@/lib/sqlite";

/** Imports, which need room for pages, run in processes of their own. */
const PAGES = "cache_size = -4096";

const { sql } = openSqlite(env().DATABASE_URL);
(await searchConnection(sql)).pragma(PAGES);
serveAsSearcher(sql);
