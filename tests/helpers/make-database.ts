/** A migrated database without papers, for tests and benches. */
import path from "node:path";
import { migrate, readDefinition } from "@/lib/setup/migrations.mjs";
import { openDatabase } from "@/lib/setup/open-database.mjs";

/** Makes it at `file`. */
export async function makeDatabase(file: string): Promise<void> {
  const database = await openDatabase(file);
  migrate(database, readDefinition(path.resolve("prisma")));
  database.pragma("journal_mode = DELETE");
  database.close();
}
