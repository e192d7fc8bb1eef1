/** The whole catalogue as one file: a SQLite database, or JSON Lines. Without what is nobody else's. */
import { createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import Database from "better-sqlite3";
import { printKeptPaper } from "@/lib/ingest/kept-paper";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { streamKept } from "@/lib/papers/queries-stored";
import { toWriter } from "@/lib/sqlite";

export interface ExportReport {
  file: string;
  papers: number;
  bytes: number;
}

export type ExportKind = "sqlite" | "jsonl" | "jsonl.gz";

/** By the end of a file's name; null where it is none of ours. */
export function exportKindOf(file: string): ExportKind | null {
  if (/\.(?:sqlite3?|db)$/i.test(file)) return "sqlite";
  if (/\.jsonl\.gz$/i.test(file)) return "jsonl.gz";
  return /\.jsonl$/i.test(file) ? "jsonl" : null;
}

/** Who subscribed to what, and the names of files and addresses that the owner imported. */
const PRIVATE = ["DigestMail", "Subscription", "ImportItem", "ImportReject", "ImportRun"];

/** Takes what is private out of a copy, from its free pages too. */
function strip(file: string): number {
  const database = new Database(file, { fileMustExist: true });
  try {
    const list = PRIVATE.map((table) => `'${table}'`).join(", ");
    for (const table of PRIVATE) database.exec(`DELETE FROM "${table}"`);
    database.exec(`DELETE FROM sqlite_sequence WHERE name IN (${list})`);
    database.exec("DELETE FROM CatalogueState WHERE key = 'digestRunAt'");
    database.exec("VACUUM");
    return Number(database.prepare("SELECT count(*) FROM Paper").pluck().get());
  } finally {
    database.close();
  }
}

async function writeDatabase(source: string, part: string): Promise<number> {
  await writeBackup(source, part);
  return strip(part);
}

async function writeLines(source: string, part: string, packed: boolean): Promise<number> {
  const database = new Database(source, { readonly: true, fileMustExist: true, timeout: 10_000 });
  let papers = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const paper of streamKept(toWriter(database))) {
      papers += 1;
      yield `${printKeptPaper(paper)}\n`;
    }
  }
  try {
    // One state of the catalogue, whatever is imported meanwhile.
    database.exec("BEGIN");
    const text = Readable.from(lines(), { objectMode: true, highWaterMark: 64 });
    if (packed) await pipeline(text, createGzip(), createWriteStream(part));
    else await pipeline(text, createWriteStream(part));
    return papers;
  } finally {
    database.close();
  }
}

/**
 * Writes the catalogue in the SQLite file `source`, as it is at this moment, to `target`, which appears when it is whole
 * and replaces what has its name. Writers are not held up. Throws what the file system or the database says.
 */
export async function writeExport(source: string, target: string, kind: ExportKind): Promise<ExportReport> {
  const part = path.join(path.dirname(target), `.${path.basename(target)}.part-${process.pid}`);
  try {
    rmSync(part, { force: true });
    const papers =
      kind === "sqlite" ? await writeDatabase(source, part) : await writeLines(source, part, kind === "jsonl.gz");
    renameSync(part, target);
    return { file: target, papers, bytes: statSync(target).size };
  } finally {
    for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${part}${ending}`, { force: true });
  }
}
