/** The search index's own connection to the file behind a client: synchronous, prepared statements, bytes without copies. */

import type Database from "better-sqlite3";
import type { SqlHandle } from "@/lib/db";
import { processWide } from "@/lib/process-wide";
import { openBeside } from "@/lib/sqlite";

export type Connection = Database.Database;

const connections = processWide("search connections", () => new WeakMap<SqlHandle, Promise<Connection>>());

/** Another connection to the same file. The caller closes it. */
export async function openSearchConnection(db: SqlHandle): Promise<Connection> {
  const connection = await openBeside(db);
  connection.pragma("synchronous = NORMAL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -16384");
  return connection;
}

/** The one connection for a client, opened at first use. It closes when the client is forgotten. */
export function searchConnection(db: SqlHandle): Promise<Connection> {
  let connection = connections.get(db);
  if (connection === undefined) {
    connection = openSearchConnection(db);
    connections.set(db, connection);
  }
  return connection;
}

/** For a server: imports, which need room for pages, run in processes of their own. */
export async function keepFewPages(db: SqlHandle): Promise<void> {
  (await searchConnection(db)).pragma("cache_size = -4096");
}

type Statement = Database.Statement<unknown[], unknown>;
const statements = processWide(
  "search statements",
  () => new WeakMap<Connection, Record<"byName" | "raw" | "values", Map<string, Statement>>>(),
);

function statementsOf(connection: Connection) {
  let known = statements.get(connection);
  if (known === undefined) {
    known = { byName: new Map(), raw: new Map(), values: new Map() };
    statements.set(connection, known);
  }
  return known;
}

/** A statement of the connection, prepared at its first use. The caller states what rows look like. */
export function prepared<Row>(connection: Connection, sql: string): Database.Statement<unknown[], Row> {
  const { byName } = statementsOf(connection);
  let statement = byName.get(sql);
  if (statement === undefined) {
    statement = connection.prepare<unknown[], unknown>(sql);
    byName.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}

/** The same with rows as lists of their values, which takes half as long to make of many rows. */
export function preparedRaw<Row extends unknown[]>(
  connection: Connection,
  sql: string,
): Database.Statement<unknown[], Row> {
  const { raw } = statementsOf(connection);
  let statement = raw.get(sql);
  if (statement === undefined) {
    statement = connection.prepare<unknown[], unknown>(sql).raw(true);
    raw.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}

/** The same for statements of one column: its value alone. */
export function preparedValue<Value>(
  connection: Connection,
  sql: string,
): { get(...values: unknown[]): Value | undefined; all(...values: unknown[]): Value[] } {
  const { values } = statementsOf(connection);
  let statement = values.get(sql);
  if (statement === undefined) {
    statement = connection.prepare<unknown[], unknown>(sql).pluck(true);
    values.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Value>;
}
