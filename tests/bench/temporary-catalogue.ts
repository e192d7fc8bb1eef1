/** A catalogue of its own for a bench, gone afterwards. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createDb, type Db } from "@/lib/db";
import { migrate, readDefinition } from "@/lib/setup/migrations.mjs";
import { openDatabase } from "@/lib/setup/open-database.mjs";

export interface TemporaryCatalogue {
  db: Db;
  file: string;
  close: () => Promise<void>;
}

/** Makes a migrated catalogue without papers in a temporary folder. */
export async function makeTemporaryCatalogue(): Promise<TemporaryCatalogue> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-"));
  const file = path.join(folder, "bench.db");
  const database = await openDatabase(file);
  migrate(database, readDefinition(path.resolve("prisma")));
  database.close();
  const db = await createDb(`file:${file}`);
  return {
    db,
    file,
    close: async () => {
      await db.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of a catalogue that the command line names, in a temporary folder. Throws where it names none. */
export function copyCatalogue(database: string | undefined): { file: string; remove: () => void } {
  if (database === undefined) throw new Error("Name a catalogue: --database FILE.");
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-"));
  const file = path.join(folder, "copy.db");
  copyFileSync(database, file);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
