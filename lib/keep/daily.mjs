/** The copy of the day: one file a day in a folder, the newest of which are kept. */
import fs from "node:fs";
import path from "node:path";
import { writeBackup } from "./backup.mjs";
import { keepNewest } from "./names.mjs";

/** A copy that another process began less than this ago is on its way, in milliseconds. */
const UNDER_WAY = 10 * 60_000;

/** @param {string} databaseFile */
const stemOf = (databaseFile) => path.basename(databaseFile).replace(/\.db$/, "");

/**
 * Where the copy of a day (UTC) goes.
 * @param {string} databaseFile
 * @param {string} folder
 * @param {Date} now
 */
export function dailyFile(databaseFile, folder, now) {
  return path.join(folder, `${stemOf(databaseFile)}-${now.toISOString().slice(0, 10)}.db`);
}

/**
 * True where the copy of the day is there or another process is making it.
 * @param {string} target
 * @param {Date} now
 */
export function isTakenCareOf(target, now) {
  if (fs.existsSync(target)) return true;
  const folder = path.dirname(target);
  if (!fs.existsSync(folder)) return false;
  const parts = fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(target)}.part-`));
  return parts.some((name) => {
    const found = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
    return found !== undefined && now.getTime() - found.mtimeMs < UNDER_WAY;
  });
}

/**
 * Removes what copies left behind that were broken off.
 * @param {string} folder
 * @param {RegExp} pattern of names
 * @param {Date} now
 */
function removeBrokenOff(folder, pattern, now) {
  for (const name of fs.readdirSync(folder).filter((each) => pattern.test(each))) {
    const file = path.join(folder, name);
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (found !== undefined && now.getTime() - found.mtimeMs >= UNDER_WAY) fs.rmSync(file, { force: true });
  }
}

/**
 * Makes the copy of the day where it is missing, then removes the oldest until `keep` are left. Only files named as such
 * copies are touched. Gives the file made, or null. Throws SetupError like writeBackup.
 * @param {string} databaseFile
 * @param {{ folder: string, keep: number, now?: Date }} options
 */
export async function backUpDaily(databaseFile, { folder, keep, now = new Date() }) {
  const target = dailyFile(databaseFile, folder, now);
  if (isTakenCareOf(target, now)) return null;
  const report = await writeBackup(databaseFile, target);
  const stem = stemOf(databaseFile).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  keepNewest(folder, new RegExp(`^${stem}-\\d{4}-\\d{2}-\\d{2}\\.db$`), keep);
  removeBrokenOff(folder, new RegExp(`^${stem}-\\d{4}-\\d{2}-\\d{2}\\.db\\.part-\\d+(-journal)?$`), now);
  return report;
}
