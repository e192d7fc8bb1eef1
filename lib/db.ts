/** The one way to the database. */
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { databasePath } from "@/lib/database-path";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { withObservedReads } from "@/lib/observed-reads";
import { withPreparedReads } from "@/lib/prepared-reads";
import { openSqlite, PRAGMAS } from "@/lib/sqlite";

export type Db = PrismaClient;
/** A client or the handle of an open transaction. */
export type DbHandle = Omit<Db, "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction">;

/** What raw SQL needs of a client, of an open transaction, or of a connection that writes in bulk. */
export interface SqlHandle {
  /** Gives the number of rows changed. */
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): Promise<T>;
}

/** Reads go past this connection, and what is written in bulk too: it needs no pages of its own. */
const LITTLE_MEMORY = ["cache_size = -4096", "mmap_size = 0"];

/** Connections of the client are set up as they are opened: at its first write, since reads go past it. */
function setUp(adapter: PrismaBetterSqlite3): PrismaBetterSqlite3 {
  const connect = adapter.connect.bind(adapter);
  adapter.connect = async () => {
    const connection = await connect();
    for (const pragma of [...PRAGMAS, ...LITTLE_MEMORY]) await connection.executeScript(`PRAGMA ${pragma}`);
    return connection;
  };
  return adapter;
}

/**
 * Opens a SQLite file through Prisma: write-ahead log, foreign keys, ten seconds of patience with a writer.
 * `url` is `file:PATH`. Throws where the file cannot be opened. Prisma's engine is loaded when something is first done
 * through its models: a server that is only read from never takes that tenth of a second.
 */
export async function createDb(url: string): Promise<Db> {
  const file = databasePath(url);
  openSqlite(url).close();
  const db = new PrismaClient({ adapter: setUp(new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 10_000 })) });
  return withPreparedReads(db, file);
}

const shared = globalThis as unknown as { broadsheetDb?: Promise<Db> };

/** The client that all requests of this server process share. */
export function sharedDb(): Promise<Db> {
  shared.broadsheetDb ??= createDb(env().DATABASE_URL).then(withObservedReads);
  return shared.broadsheetDb;
}
