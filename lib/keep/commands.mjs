/** `npm run backup` and `npm run restore`. */
import fs from "node:fs";
import path from "node:path";
import { SetupError } from "../setup/setup-error.mjs";
import { writeBackup } from "./backup.mjs";
import { timeStamp } from "./names.mjs";
import { restoreBackup } from "./restore.mjs";

const BACKUP_USAGE = `Usage: npm run backup -- FILE

Copies the catalogue as it is now into FILE and checks the copy. Servers and imports may go on meanwhile. Where FILE is a
folder, the copy is named by the time.`;
const RESTORE_USAGE = `Usage: npm run restore -- FILE

Puts the backup FILE in the place of the catalogue. Stop the server first. What was there is kept beside it under a name
with the time.`;

/** @param {string[]} args */
const asksForHelp = (args) => args.includes("--help") || args.includes("-h");

/** @param {number} count */
const papersInWords = (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "paper" : "papers"}`;

/**
 * @param {string[]} args
 * @param {string} usage
 * @returns {string} the one file named
 */
function oneFile(args, usage) {
  const [file = "", ...others] = args;
  if (file === "" || file.startsWith("-") || others.length > 0) throw new SetupError(usage);
  return file;
}

/**
 * @param {string[]} args
 * @param {{ databaseFile: string, folder: string }} settings folder: that relative names start from
 */
export async function backupCommand(args, { databaseFile, folder }) {
  if (asksForHelp(args)) return console.log(BACKUP_USAGE);
  const named = oneFile(args, BACKUP_USAGE);
  const place = path.resolve(folder, named);
  const isFolder = /[\\/]$/.test(named) || fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const stem = path.basename(databaseFile).replace(/\.db$/, "");
  const target = isFolder ? path.join(place, `${stem}-${timeStamp(new Date())}.db`) : place;
  const { papers, bytes } = await writeBackup(databaseFile, target);
  console.log(`${target}: ${papersInWords(papers)}, ${(bytes / 1e6).toFixed(1)} MB, checked.`);
}

/**
 * @param {string[]} args
 * @param {{ databaseFile: string, folder: string }} settings
 */
export async function restoreCommand(args, { databaseFile, folder }) {
  if (asksForHelp(args)) return console.log(RESTORE_USAGE);
  const backup = path.resolve(folder, oneFile(args, RESTORE_USAGE));
  if (backup === databaseFile) throw new SetupError(`${backup} is the catalogue itself. Name a backup of it.`);
  const { papers, replaced, pending } = await restoreBackup(backup, databaseFile);
  console.log(`${databaseFile} is now ${backup}: ${papersInWords(papers)}.`);
  if (replaced !== null) console.log(`What was there is kept: ${replaced}`);
  if (pending.length > 0) console.log("It is of an earlier version; the next command brings it up to date.");
}
