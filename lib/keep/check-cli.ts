/** `npm run check [-- --repair]`. */
import { existsSync } from "node:fs";
import { databasePath } from "@/lib/database-path";
import { EnvError, env } from "@/lib/env";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { checkDatabase } from "@/lib/keep/check";
import type { Finding } from "@/lib/keep/finding";
import { keepNewestBeside, placeBeside } from "@/lib/keep/names.mjs";
import { repairDatabase } from "@/lib/keep/repair";
import { explainDatabaseError } from "@/lib/setup/open-database.mjs";
import { SetupError } from "@/lib/setup/setup-error.mjs";

const USAGE = `Usage: npm run check [-- --repair]

Checks the database: the file itself, references, counts against what they count, the search index against the papers.
Servers and imports may go on meanwhile.

  --repair   makes anew what is derived and removes rows that lead nowhere; a copy from before is kept beside it

Exit status: 0 all is well, 1 something is not.`;

const KEPT_COPIES = 3;

function print(findings: readonly Finding[]): void {
  for (const { sentence } of findings) console.log(sentence);
}

async function repair(file: string, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const copy = placeBeside(file, "before-repair");
  // A damaged file has no sound copy; what can be made anew in it is tried all the same.
  if (!findings.some(({ kind }) => kind === "damage")) {
    await writeBackup(file, copy);
    keepNewestBeside(file, "before-repair", KEPT_COPIES);
    console.log(`Copied before the repair: ${copy}`);
  }
  await repairDatabase(file);
  return checkDatabase(file);
}

async function main(words: readonly string[]): Promise<number> {
  if (words.some((word) => word !== "--repair")) {
    console.log(USAGE);
    return words.includes("--help") || words.includes("-h") ? 0 : 1;
  }
  const file = databasePath(env().DATABASE_URL);
  if (!existsSync(file)) throw new SetupError(`There is no database at ${file}.`);
  try {
    const findings = checkDatabase(file);
    if (findings.length === 0) console.log(`${file}: all is well.`);
    else print(findings);
    if (!words.includes("--repair")) {
      const healable = findings.some(({ kind }) => kind === "derived" || kind === "orphans");
      if (healable) console.log("Repair it with: npm run check -- --repair");
      if (findings.some(({ kind }) => kind === "damage"))
        console.log("Put a backup back with: npm run restore -- FILE");
      return findings.length === 0 ? 0 : 1;
    }
    const left = await repair(file, findings);
    console.log(left.length === 0 ? "Repaired: all is well." : "Not repaired:");
    print(left);
    return left.length === 0 ? 0 : 1;
  } catch (error) {
    throw explainDatabaseError(error, file);
  }
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const expected = error instanceof SetupError || error instanceof EnvError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  },
);
