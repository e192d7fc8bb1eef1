/** Finds and keeps the nearest papers of those that have none yet, as a process of its own: lib/search/near-server.ts. */
import { createDb } from "@/lib/db";
import { env } from "@/lib/env";
import { relatePapers } from "@/lib/search/near";

const db = await createDb(env().DATABASE_URL);
try {
  await relatePapers(db, { alone: true });
} finally {
  await db.$disconnect();
}
