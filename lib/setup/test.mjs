/** `npm test`: every suite, also after one has failed, and one line that sums them up. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ALL_SUITES, QUICK_SUITES } from "./test-suites.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */

/** @param {Counts} counts */
const toWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Runs the suites on databases of their own. Gives the exit code: 1 when a test failed.
 * @param {{ quick: boolean }} options quick: all but the browser
 * @returns {Promise<number>}
 */
export async function runTests({ quick }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "broadsheet-tests-"));
  process.env.DATABASE_URL = `file:${path.join(folder, "build.db")}`;
  /** @type {{ name: string, counts: Counts, seconds: string }[]} */
  const outcomes = [];
  try {
    for (const suite of quick ? QUICK_SUITES : ALL_SUITES) {
      console.log(`\n── ${suite.name}`);
      const begun = performance.now();
      const counts = await suite.run(folder).catch((error) => {
        console.error(error instanceof Error ? error.message : error);
        return { passed: 0, failed: 1, skipped: 0, reasons: [] };
      });
      outcomes.push({ name: suite.name, counts, seconds: ((performance.now() - begun) / 1000).toFixed(1) });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log("");
  for (const { name, counts, seconds } of outcomes) {
    console.log(`${name.padEnd(12)} ${toWords(counts)} (${seconds} s)`);
    for (const reason of counts.reasons) console.log(`${"".padEnd(12)} skipped: ${reason}`);
  }
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
    outcomes.reduce((total, { counts }) => total + counts[key], 0);
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), reasons: [] };
  console.log(`\n${toWords(total)}`);
  return total.failed === 0 ? 0 : 1;
}
