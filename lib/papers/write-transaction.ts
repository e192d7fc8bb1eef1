/**
 * One write transaction on a connection of its own, with prepared statements. Importing thousands of papers a second
 * leaves no time for a client between each statement and SQLite; see the decision records in lib/README.md.
 */
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { type Db, PRAGMAS, type SqlHandle } from "@/lib/db";

const PATIENCE_MS = 15 * 60_000;
const RETRY_MS = 100;

/**
 * A file of 15 papers changes some 250 pages, and the next one many of the same: copying them back into the database
 * every 128 MB instead of 32 saves an eighth of an import. Mapped pages would count as memory of the process.
 */
const WRITER_PRAGMAS = ["busy_timeout = 0", "wal_autocheckpoint = 32000", "mmap_size = 0"];

interface WriterConnection {
  connection: Database.Database;
  statements: Map<string, Database.Statement<unknown[], unknown>>;
  /** Ends when the transaction before has. */
  before: Promise<unknown>;
}

const writers = new WeakMap<Db, Promise<WriterConnection>>();

async function open(db: Db): Promise<WriterConnection> {
  const files = await db.$queryRawUnsafe<{ name: string; file: string }[]>("PRAGMA database_list");
  const file = files.find((entry) => entry.name === "main")?.file;
  if (!file) throw new Error("Importing needs a database in a file.");
  const connection = new Database(file, { fileMustExist: true, timeout: 0 });
  for (const pragma of PRAGMAS) connection.pragma(pragma);
  for (const pragma of WRITER_PRAGMAS) connection.pragma(pragma);
  return { connection, statements: new Map(), before: Promise.resolve() };
}

function writerOf(db: Db): Promise<WriterConnection> {
  const known = writers.get(db);
  if (known) return known;
  const opened = open(db);
  writers.set(db, opened);
  return opened;
}

function toHandle({ connection, statements }: WriterConnection): SqlHandle {
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
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

/** Waits while another process writes, a quarter of an hour at most; then throws what the database says. */
async function begin(connection: Database.Database): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      connection.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error;
      await sleep(RETRY_MS);
    }
  }
}

async function transact<T>(writer: WriterConnection, work: (sql: SqlHandle) => Promise<T>): Promise<T> {
  await begin(writer.connection);
  try {
    const result = await work(toHandle(writer));
    writer.connection.exec("COMMIT");
    return result;
  } catch (error) {
    if (writer.connection.inTransaction) writer.connection.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Runs `work` in a transaction that holds the write lock from its start: commits what it did, or undoes all of it when
 * it throws. Transactions of one client follow one another. Readers on other connections see nothing until the commit.
 */
export async function inWriteTransaction<T>(db: Db, work: (sql: SqlHandle) => Promise<T>): Promise<T> {
  const writer = await writerOf(db);
  const turn = writer.before.then(
    () => transact(writer, work),
    () => transact(writer, work),
  );
  writer.before = turn.catch(() => undefined);
  return turn;
}
