/** Names of copies of the database, which say what they are and when they were made, and how many of them stay. */
import fs from "node:fs";
import path from "node:path";

/**
 * A moment as it stands in names, in UTC: `20261122-051233`.
 * @param {Date} moment
 */
export function timeStamp(moment) {
  return moment.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
}

/**
 * A place for a copy beside the database, such as `broadsheet.before-migration-20261122-051233.db`, which nothing has yet.
 * @param {string} databaseFile
 * @param {"before-migration" | "before-repair" | "replaced"} why
 * @param {Date} [now]
 */
export function placeBeside(databaseFile, why, now = new Date()) {
  const stem = `${databaseFile.replace(/\.db$/, "")}.${why}-${timeStamp(now)}`;
  let place = `${stem}.db`;
  for (let number = 2; fs.existsSync(place); number += 1) place = `${stem}-${number}.db`;
  return place;
}

/**
 * Removes the oldest files of a folder whose names fit, as names are ordered, until `keep` are left.
 * @param {string} folder
 * @param {RegExp} pattern of names
 * @param {number} keep
 * @returns {string[]} names removed
 */
export function keepNewest(folder, pattern, keep) {
  const names = fs.readdirSync(folder).filter((name) => pattern.test(name));
  const old = names.sort().slice(0, Math.max(0, names.length - keep));
  for (const name of old) fs.rmSync(path.join(folder, name), { force: true });
  return old;
}

/**
 * Removes all copies made for a reason beside the database but the newest.
 * @param {string} databaseFile
 * @param {"before-migration" | "before-repair"} why
 * @param {number} keep
 */
export function keepNewestBeside(databaseFile, why, keep) {
  const stem = path
    .basename(databaseFile)
    .replace(/\.db$/, "")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return keepNewest(path.dirname(databaseFile), new RegExp(`^${stem}\\.${why}-\\d{8}-\\d{6}(-\\d+)?\\.db$`), keep);
}
