/**
 * One write transaction on a connection of its own, with prepared statements. Importing thousands of papers a second
 * leaves no time for a client between each statement and SQLite; see the decision records in lib/README.md.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type Database from "better-sqlite3";
import type { SqlHandle } from "@/lib/db";
import { isBusy, openBeside, PRAGMAS, type SqlWriter, toWriter } from "@/lib/sqlite";

const PATIENCE_MS = 15 * 60_000;
const RETRY_MS = 100;

/**
 * A file of 15 papers changes some 250 pages, and the next one many of the same: copying them back into the database
 * every 128 MB instead of 32 saves an eighth of an import. Mapped pages would count as memory of the process. No savepoint
 * may be open around many statements: each changed page would be copied for it, and after each statement SQLite would walk
 * through all copies (memjrnlTruncate in its memjournal.c), so that a large document's time grew with its square.
 */
const WRITER_PRAGMAS = ["busy_timeout = 0", "wal_autocheckpoint = 32000", "mmap_size = 0"];

interface WriterConnection {
  connection: Database.Database;
  sql: SqlWriter;
  /** Ends when the transaction before has. */
  before: Promise<unknown>;
}

const writers = new WeakMap<SqlHandle, Promise<WriterConnection>>();

async function open(db: SqlHandle): Promise<WriterConnection> {
  const connection = await openBeside(db);
  for (const pragma of [...PRAGMAS, ...WRITER_PRAGMAS]) connection.pragma(pragma);
  return { connection, sql: toWriter(connection), before: Promise.resolve() };
}

function writerOf(db: SqlHandle): Promise<WriterConnection> {
  const known = writers.get(db);
  if (known) return known;
  const opened = open(db);
  writers.set(db, opened);
  return opened;
}

/** Waits while another process writes, a quarter of an hour at most; then throws what the database says. */
async function begin(connection: Database.Database): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      connection.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** Closes the connection that transactions of a client go through, which frees its memory; the next one opens another. */
export async function closeWriter(db: SqlHandle): Promise<void> {
  const writer = await writers.get(db);
  writers.delete(db);
  await writer?.before;
  writer?.connection.close();
}

async function transact<T>(writer: WriterConnection, work: (sql: SqlWriter) => Promise<T>): Promise<T> {
  await begin(writer.connection);
  try {
    const result = await work(writer.sql);
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
export async function inWriteTransaction<T>(db: SqlHandle, work: (sql: SqlWriter) => Promise<T>): Promise<T> {
  const writer = await writerOf(db);
  const turn = writer.before.then(
    () => transact(writer, work),
    () => transact(writer, work),
  );
  writer.before = turn.catch(() => undefined);
  return turn;
}
