/**
 * Prisma's own schema engine, as WebAssembly from npm: what `prisma migrate` runs, without the download that it needs.
 * For development and tests only; owners' databases are migrated by `migrations.mjs`.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import prismaConfig from "@/prisma.config";
import { readDefinition } from "./migrations.mjs";

const filters = { externalTables: prismaConfig.tables?.external ?? [], externalEnums: [] };

let instantiated = false;

function instantiate(): void {
  if (instantiated) return;
  const bindingsPath = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(bindingsPath.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  instantiated = true;
}

function readMigrationsList(folder: string) {
  return {
    baseDir: path.join(folder, "migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: readDefinition(folder).migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

/** Runs `work` with an engine on the database, and closes what the engine leaves open (it keeps its lock otherwise). */
async function withEngine<T>(
  databasePath: string,
  schema: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiate();
  const factory = new PrismaBetterSqlite3({ url: `file:${databasePath}` });
  const connections: { dispose(): Promise<void> }[] = [];
  const track = async <C extends { dispose(): Promise<void> }>(opening: Promise<C>): Promise<C> => {
    const connection = await opening;
    connections.push(connection);
    return connection;
  };
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => track(factory.connect()),
    connectToShadowDb: () => track(factory.connectToShadowDb()),
  });
  try {
    return await work(
      await bindings.SchemaEngine.new({ datamodels: [["prisma/schema.prisma", schema]] }, () => {}, adapter),
    );
  } finally {
    for (const connection of connections) await connection.dispose();
  }
}

const readSchema = (folder: string): string => readFileSync(path.join(folder, "schema.prisma"), "utf8");

/** What `prisma migrate status` finds out about a database; `folder` is the `prisma` folder. */
export function diagnoseHistory(
  databasePath: string,
  folder: string,
): Promise<bindings.DiagnoseMigrationHistoryOutput> {
  const migrationsList = readMigrationsList(folder);
  return withEngine(databasePath, readSchema(folder), (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
  );
}

/** Applies migrations as `prisma migrate deploy` does. Gives the names of those applied. */
export async function deployWithPrisma(databasePath: string, folder: string): Promise<string[]> {
  const migrationsList = readMigrationsList(folder);
  const { appliedMigrationNames } = await withEngine(databasePath, readSchema(folder), (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  return appliedMigrationNames;
}

/**
 * The SQL that leads from a database as it stands to `schema.prisma`, or null where they agree: what Prisma calls drift.
 * From a database with every migration in it, that is the next migration.
 */
export async function findDrift(databasePath: string, folder: string): Promise<string | null> {
  const schema = readSchema(folder);
  const files = [{ path: "prisma/schema.prisma", content: schema }];
  const { stdout } = await withEngine(databasePath, schema, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files, configDir: folder },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  return stdout === null || stdout.trim() === "" || stdout.includes("-- This is an empty migration.") ? null : stdout;
}
