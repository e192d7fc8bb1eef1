/** `npm run export`: the whole catalogue as one file. */
import { existsSync } from "node:fs";
import path from "node:path";
import { databasePath } from "@/lib/database-path";
import { EnvError, env } from "@/lib/env";
import { exportKindOf, writeExport } from "@/lib/export/write";
import { countOf } from "@/lib/format/counts";

const USAGE = `Usage: npm run export -- FILE

Writes the whole catalogue, as it is now, to FILE: a SQLite database where it ends in .sqlite or .db, JSON Lines where it
ends in .jsonl or .jsonl.gz. Subscribers and the names of imported files are left out.

Read it in elsewhere: npm run import -- FILE.jsonl.gz, npm run restore -- FILE.sqlite`;

async function main(words: readonly string[]): Promise<number> {
  const [folderFlag, folder, ...named] = words[0] === "--folder" ? words : ["", process.cwd(), ...words];
  const [file = "", ...others] = named;
  if (file === "--help" || file === "-h") {
    console.log(USAGE);
    return 0;
  }
  const kind = exportKindOf(file);
  if (kind === null || others.length > 0 || (folderFlag === "--folder" && folder === undefined)) {
    console.error(USAGE);
    return 2;
  }
  const target = path.resolve(folder ?? process.cwd(), file);
  if (!existsSync(path.dirname(target))) {
    console.error(`There is no folder ${path.dirname(target)}.`);
    return 2;
  }
  const { papers, bytes } = await writeExport(databasePath(env().DATABASE_URL), target, kind);
  console.log(`${target}: ${countOf(papers, "paper")}, ${(bytes / 1e6).toFixed(1)} MB.`);
  return 0;
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof EnvError) return error.message;
  const known = error instanceof Error && (error.name === "SetupError" || ("code" in error && "path" in error));
  return known ? error.message : null;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(sentenceOf(error) ?? error);
  process.exitCode = 1;
}
