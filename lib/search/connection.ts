/** The search index's own connection to the file behind a client: synchronous, prepared statements, bytes without copies. */
import type Database from "better-sqlite3";
import type { SqlHandle } from "@/lib/db";
import { openBeside } from "@/lib/sqlite";

export type Connection = Database.Database;

const connections = new WeakMap<SqlHandle, Promise<Connection>>();

async function open(db: SqlHandle): Promise<Connection> {
  const connection = await openBeside(db);
  connection.pragma("synchronous = NORMAL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -32768");
  return connection;
}

/** The one connection for a client, opened at first use. It closes when the client is forgotten. */
export function searchConnection(db: SqlHandle): Promise<Connection> {
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
