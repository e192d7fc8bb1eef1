/** The search index's own connection to the file behind a client: synchronous, prepared statements, bytes without copies. */
import Database from "better-sqlite3";
import type { Db } from "@/lib/db";

export type Connection = Database.Database;

const connections = new WeakMap<Db, Promise<Connection>>();

async function open(db: Db): Promise<Connection> {
  const files = await db.$queryRawUnsafe<{ name: string; file: string }[]>("PRAGMA database_list");
  const file = files.find((entry) => entry.name === "main")?.file;
  if (!file) throw new Error("Search needs a database in a file.");
  const connection = new Database(file, { fileMustExist: true, timeout: 0 });
  connection.pragma("synchronous = NORMAL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -32768");
  return connection;
}

/** The one connection for a client, opened at first use. It closes when the client is forgotten. */
export function searchConnection(db: Db): Promise<Connection> {
  let connection = connections.get(db);
  if (connection === undefined) {
    connection = open(db);
    connections.set(db, connection);
  }
  return connection;
}

const statements = new WeakMap<Connection, Map<string, Database.Statement<unknown[], unknown>>>();

/** A statement of the connection, prepared at its first use. The caller states what rows look like. */
export function prepared<Row>(connection: Connection, sql: string): Database.Statement<unknown[], Row> {
  let known = statements.get(connection);
  if (known === undefined) {
    known = new Map();
    statements.set(connection, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = connection.prepare<unknown[], unknown>(sql);
    known.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}

/** Whether an error says that another connection is writing just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
