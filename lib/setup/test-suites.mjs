/** The suites of `npm test`: each runs a tool as its own process, shows what it says, and counts. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ensureBrowser } from "./browser.mjs";
import { ensureDatabase } from "./database.mjs";
import { ensurePages } from "./ensure.mjs";
import { ROOT, tool } from "./project.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */
/** @typedef {{ name: string, run: (folder: string) => Promise<Counts> }} Suite `folder` is for files of this run. */

/**
 * Runs `node` with our output as its own, and picks up the lines that say why tests were skipped.
 * @param {string[]} args
 * @param {Record<string, string>} [variables]
 * @returns {Promise<{ code: number, reasons: string[] }>}
 */
function runShown(args, variables = {}) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const env = { ...process.env, ...colour, ...variables };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const show = (/** @type {NodeJS.WriteStream} */ stream) => (/** @type {string} */ text) => {
    output += text;
    stream.write(text);
  };
  child.stdout.setEncoding("utf8").on("data", show(process.stdout));
  child.stderr.setEncoding("utf8").on("data", show(process.stderr));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const reasons = [...stripVTControlCharacters(output).matchAll(/^skipped: (.+)$/gm)].map(
        (match) => match[1] ?? "",
      );
      resolve({ code: code ?? 1, reasons: [...new Set(reasons)] });
    });
  });
}

/**
 * A suite that passes or fails as one.
 * @param {string} name
 * @param {string[][]} commands arguments for `node`, run until one fails
 * @returns {Suite}
 */
function singleTest(name, commands) {
  return {
    name,
    run: async () => {
      for (const args of commands) {
        if ((await runShown(args)).code !== 0) return { passed: 0, failed: 1, skipped: 0, reasons: [] };
      }
      return { passed: 1, failed: 0, skipped: 0, reasons: [] };
    },
  };
}

/**
 * Reads a report. A run that failed without a failed test in its report counts as one.
 * @template Report
 * @param {string} file
 * @param {number} code
 * @param {(report: Report) => Counts} count
 * @returns {Counts}
 */
function readCounts(file, code, count) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  const counts = count(JSON.parse(fs.readFileSync(file, "utf8")));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} project of vitest.config.ts
 * @returns {Suite}
 */
function vitestSuite(project) {
  return {
    name: project,
    run: async (folder) => {
      const report = path.join(folder, `${project}.json`);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const { code, reasons } = await runShown([tool("vitest"), "run", "--project", project, ...reporters]);
      return { ...readCounts(report, code, countVitest), reasons };
    },
  };
}

/** @type {Suite} */
const browserSuite = {
  name: "browser",
  run: async (folder) => {
    const report = path.join(folder, "browser.json");
    const playwright = [tool("@playwright/test", "playwright"), "test"];
    const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const browser = await ensureBrowser();
    if ("missing" in browser) {
      await runShown([...playwright, "--list", "--reporter=json"], environment);
      const { passed, skipped } = readCounts(report, 0, countPlaywright);
      return { passed: 0, failed: 0, skipped: passed + skipped, reasons: [browser.missing] };
    }
    await ensureDatabase(path.join(folder, "build.db"), { sample: false });
    await ensurePages();
    const { code } = await runShown([...playwright, "--reporter=list,json"], {
      ...environment,
      BROWSER_PATH: browser.path,
    });
    return readCounts(report, code, countPlaywright);
  },
};

/** @type {Suite[]} */
export const QUICK_SUITES = [
  singleTest("lint", [[tool("@biomejs/biome", "biome"), "check", "."]]),
  singleTest("types", [
    [tool("next"), "typegen"],
    [tool("typescript", "tsc"), "--noEmit"],
  ]),
  vitestSuite("unit"),
  vitestSuite("integration"),
];

/** @type {Suite[]} */
export const ALL_SUITES = [...QUICK_SUITES, vitestSuite("fuzz"), vitestSuite("faults"), browserSuite];
