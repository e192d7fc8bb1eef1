/** For development: `migrate:new NAME` writes the next migration, `migrate:check` says whether one is missing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { migrate, readDefinition } from "./migrations.mjs";
import { openDatabase } from "./open-database.mjs";
import { findDrift } from "./schema-engine";

const PRISMA = path.resolve("prisma");

/** The SQL between a database with every migration and schema.prisma. */
async function findMissingSql(): Promise<string | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-migrate-"));
  try {
    const file = path.join(folder, "scratch.db");
    const database = await openDatabase(file);
    migrate(database, readDefinition(PRISMA));
    database.close();
    return await findDrift(file, PRISMA);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeMigration(name: string, sql: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(PRISMA, "migrations", `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), sql);
  return path.relative(process.cwd(), path.join(folder, "migration.sql"));
}

const [command, name] = process.argv.slice(2);
const sql = await findMissingSql();
if (sql === null) {
  console.log("prisma/schema.prisma and prisma/migrations agree.");
} else if (command === "check") {
  console.error(`${sql}\nprisma/migrations lack the SQL above. Write it down: npm run migrate:new -- NAME`);
  process.exitCode = 1;
} else if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    "Give the migration a name of small letters, digits and underscores: npm run migrate:new -- add_something",
  );
  process.exitCode = 1;
} else {
  console.log(`Wrote ${writeMigration(name, sql)}. Read it before it is committed; search.sql may need a change too.`);
}
