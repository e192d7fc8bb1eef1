/** Finds and keeps the nearest papers of those that have none yet, as a process of its own: lib/search/near-server.ts. */
import { createDb } from "@/lib/db";
import { env } from "@/lib/env";
import { relatePapers } from "@/lib/search/near";

try {
  const db = await createDb(env().DATABASE_URL);
  await relatePapers(db, { alone: true });
  await db.$disconnect();
} catch (error) {
  // A file that cannot be written to, say; pages look for their papers themselves.
  console.error("Related papers could not be found ahead:", error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
