/** One set-up at a time in one folder: two that install or build at once spoil each other's work. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "./project.mjs";

const LOCK = path.join(
  os.tmpdir(),
  `broadsheet-setup-${createHash("sha256").update(ROOT).digest("hex").slice(0, 16)}.lock`,
);
/** Longer than the slowest step; numbers of processes are used again. */
const STALE_AFTER = 15 * 60_000;

/** Most waits are for half a second, which nobody needs to be told of. */
const TOLD_AFTER = 5_000;

function tryToLock() {
  try {
    fs.writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** True when the lock's owner is gone. */
function isStale() {
  try {
    const owner = Number(fs.readFileSync(LOCK, "utf8"));
    if (owner === process.pid || Date.now() - fs.statSync(LOCK).mtimeMs > STALE_AFTER) return true;
    if (owner === 0) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/**
 * Does `work` while no other set-up of this folder is at work.
 * @template T
 * @param {() => Promise<T>} work
 * @param {number} [toldAfter] milliseconds of waiting after which the owner is told
 * @returns {Promise<T>}
 */
export async function whileAlone(work, toldAfter = TOLD_AFTER) {
  const began = performance.now();
  let told = false;
  while (!tryToLock()) {
    if (isStale()) fs.rmSync(LOCK, { force: true });
    else if (!told && performance.now() - began >= toldAfter) {
      process.stderr.write("Waiting for another set-up of this folder to finish.\n");
      told = true;
    }
    await wait(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(LOCK, { force: true });
  }
}
