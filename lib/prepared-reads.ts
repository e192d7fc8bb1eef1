/**
 * Raw reads of a client, answered by prepared statements of a connection of its own. Prisma compiles a raw query anew at
 * each call and hands its rows through several layers: some tenths of a millisecond, five to ten times in each page.
 */
import Database from "better-sqlite3";

/** Four megabytes of pages: more saves no time beside what the system keeps of the file. */
const READER_PRAGMAS = ["query_only = ON", "cache_size = -4096", "temp_store = MEMORY"];
/** Other statements change something, or say how a connection is set up: these stay with the client's own. */
const IS_READ = /^\s*(?:SELECT|WITH|PRAGMA database_list)\b/i;

/** What this file needs to know of a client. */
interface RawClient {
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): PromiseLike<T>;
  $disconnect(): Promise<void>;
}

/** The reads of one file. Statements stay prepared; queries are few and their texts constant. */
function openReader(file: string) {
  let connection: Database.Database | null = null;
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const open = (): Database.Database => {
    const opened = new Database(file, { fileMustExist: true, timeout: 10_000 });
    for (const pragma of READER_PRAGMAS) opened.pragma(pragma);
    connection = opened;
    return opened;
  };
  return {
    all(sql: string, values: unknown[]): unknown[] {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = (connection ?? open()).prepare<unknown[], unknown>(sql);
        statements.set(sql, statement);
      }
      return statement.all(...values);
    },
    close(): void {
      statements.clear();
      connection?.close();
      connection = null;
    },
  };
}

/**
 * The client with `$queryRawUnsafe` answered as said above where it reads; all else, transactions included, is the
 * client's. Rows hold what SQLite stores: numbers, texts, bytes. `file` is the database behind the client.
 */
export function withPreparedReads<Client extends RawClient>(client: Client, file: string): Client {
  const reader = openReader(file);
  const queryRawUnsafe = async (sql: string, ...values: unknown[]): Promise<unknown> =>
    IS_READ.test(sql) ? reader.all(sql, values) : client.$queryRawUnsafe(sql, ...values);
  const disconnect = async (): Promise<void> => {
    reader.close();
    await client.$disconnect();
  };
  return new Proxy(client, {
    get(target, name) {
      if (name === "$queryRawUnsafe") return queryRawUnsafe;
      if (name === "$disconnect") return disconnect;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
