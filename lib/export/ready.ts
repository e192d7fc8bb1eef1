/**
 * Exports that a server gives away: files beside the database, made once for each state of the catalogue, by a process of
 * their own, and kept until the next one is asked for.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { databasePath } from "@/lib/database-path";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import type { ExportKind } from "@/lib/export/write";

export type ServedKind = Exclude<ExportKind, "jsonl">;

const shared = globalThis as unknown as { broadsheetExports?: Map<string, Promise<void>> };

/** What the file is of: moves with each import, and differs between databases. */
async function stateOf(db: Db): Promise<string> {
  const rows = await db.$queryRawUnsafe<{ state: string }[]>(
    `SELECT json_array((SELECT value FROM CatalogueState WHERE key = 'version'),
       (SELECT value FROM CatalogueState WHERE key = 'counts'), (SELECT max(finishedAt) FROM ImportRun)) AS state`,
  );
  return createHash("sha256")
    .update(rows[0]?.state ?? "")
    .digest("hex")
    .slice(0, 16);
}

function runExport(target: string): Promise<void> {
  const launcher = path.join(process.cwd(), "lib", "setup", "run-script.mjs");
  const child = spawn(process.execPath, [launcher, "lib/export/cli.ts", target], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`the export ended with ${code}`))));
  });
}

async function make(folder: string, name: string, kind: ServedKind): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await runExport(path.join(folder, name));
  // Readers of an older one have it open.
  for (const old of readdirSync(folder)) {
    if (old !== name && old.startsWith("catalogue-") && old.endsWith(`.${kind}`)) {
      rmSync(path.join(folder, old), { force: true });
    }
  }
}

export interface ReadyExport {
  file: string;
  /** Differs where the content does. */
  etag: string;
}

/** The file of the catalogue as it is now; makes it where it is not there, once for all who ask. Throws where that fails. */
export async function readyExport(db: Db, kind: ServedKind): Promise<ReadyExport> {
  const folder = `${databasePath(env().DATABASE_URL)}-export`;
  const state = await stateOf(db);
  const name = `catalogue-${state}.${kind}`;
  const file = path.join(folder, name);
  shared.broadsheetExports ??= new Map();
  const making = shared.broadsheetExports;
  if (!existsSync(file)) {
    let made = making.get(name);
    if (made === undefined) {
      made = make(folder, name, kind).finally(() => making.delete(name));
      making.set(name, made);
    }
    await made;
  }
  return { file, etag: `"${state}-${kind}"` };
}
