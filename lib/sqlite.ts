/** SQLite without Prisma: for bulk writes, and for commands that have no time for a client. Prepared statements. */
import Database from "better-sqlite3";
import { databasePath } from "@/lib/database-path";
import type { SqlHandle } from "@/lib/db";

/** How every connection is set up. */
export const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = NORMAL",
  "foreign_keys = ON",
  "busy_timeout = 10000",
  "cache_size = -65536",
  "mmap_size = 268435456",
  "temp_store = MEMORY",
  "wal_autocheckpoint = 8000",
];

/** A connection that writes in bulk. */
export interface SqlWriter extends SqlHandle {
  /** Runs one statement for each row of values. */
  runEach(sql: string, rows: Iterable<readonly unknown[]>): void;
}

/** Raw SQL on a connection; each statement is prepared at its first use. */
export function toWriter(connection: Database.Database): SqlWriter {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare<unknown[], unknown>(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    async $executeRawUnsafe(sql, ...values) {
      return prepared(sql).run(...values).changes;
    },
    async $queryRawUnsafe<T>(sql: string, ...values: unknown[]) {
      return prepared(sql).all(...values) as T;
    },
    runEach(sql, rows) {
      const statement = prepared(sql);
      for (const row of rows) statement.run(row);
    },
  };
}

/** Whether an error says that another connection is writing just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

export interface OpenDatabase {
  sql: SqlWriter;
  close(): void;
}

/** Opens the SQLite file behind `file:PATH`, set up as every connection. Throws where it cannot be opened. */
export function openConnection(url: string): Database.Database {
  const connection = new Database(databasePath(url));
  for (const pragma of PRAGMAS) connection.pragma(pragma);
  return connection;
}

/** The same for raw SQL. */
export function openSqlite(url: string): OpenDatabase {
  const connection = openConnection(url);
  return { sql: toWriter(connection), close: () => void connection.close() };
}

/** A connection to the SQLite file behind `file:PATH` that only reads. */
export function openReader(url: string): Database.Database {
  return new Database(databasePath(url), { readonly: true, fileMustExist: true });
}

/** Another connection to the file behind a client or a connection. It has no patience with writers. */
export async function openBeside(db: SqlHandle): Promise<Database.Database> {
  const files = await db.$queryRawUnsafe<{ name: string; file: string }[]>("PRAGMA database_list");
  const file = files.find((entry) => entry.name === "main")?.file;
  if (!file) throw new Error("This needs a database in a file.");
  return new Database(file, { fileMustExist: true, timeout: 0 });
}
