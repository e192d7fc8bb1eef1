/** Puts the bundled sample into the database of the environment. Run by the set-up where the database is empty. */
import { createDb } from "@/lib/db";
import { env } from "@/lib/env";
import { importSample } from "@/lib/ingest/sample";
import { indexPending } from "@/lib/search/index-papers";
import { checkEnvironment } from "./check-environment";

checkEnvironment();
const db = await createDb(env().DATABASE_URL);
await importSample(db, process.cwd());
await indexPending(db);
await db.$disconnect();
