/**
 * Starts the second thread of an import before anything else of it is made ready: the two then make themselves ready side
 * by side. To be imported first.
 */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, Worker } from "node:worker_threads";

/**
 * How much a function runs before V8 compiles it once more, optimised: eight times as much as else. Of an import of some
 * seconds, a sixth of the processor time went into that, on the two cores that both threads need.
 */
const LATER_OPTIMISED = "--interrupt-budget=1000000";

/** From so many bytes on, a second thread is worth its start. */
const WORTH_A_THREAD = 4_000_000;

function bytesAt(place: string): number {
  try {
    const found = statSync(place);
    return found.isDirectory() ? Number.POSITIVE_INFINITY : found.size;
  } catch {
    return 0;
  }
}

/** Bytes of the files among the words of a command, without end where a folder is among them; 0: not on disk. */
function bytesNamed(words: readonly string[]): number {
  const place = words.indexOf("--folder");
  const folder = place === -1 ? "." : (words[place + 1] ?? ".");
  let bytes = 0;
  for (const [at, word] of words.entries()) {
    if (word === "-" || word === "--help" || /^https?:/i.test(word)) return 0;
    if (word.startsWith("--") || (place !== -1 && at === place + 1)) continue;
    bytes += bytesAt(path.resolve(folder, word));
  }
  return bytes;
}

/** Where there is much to read from disk, a core for it, and this is the bundle that a thread can run. */
function startIfWorth(): Worker | null {
  const script = new URL(import.meta.url);
  if (!isMainThread || !script.pathname.endsWith(".mjs") || availableParallelism() < 2) return null;
  if (bytesNamed(process.argv.slice(2)) < WORTH_A_THREAD) return null;
  // Other versions have other tiers.
  if (process.versions.node.startsWith("20.")) setFlagsFromString(LATER_OPTIMISED);
  const worker = new Worker(script);
  // Until it has a task nobody waits for it.
  worker.unref();
  return worker;
}

/** Null where one thread is enough. */
export const earlyThread = startIfWorth();
