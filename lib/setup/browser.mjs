/** The browser that tests drive: one that the machine has, else the one that Playwright downloads. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright";
import { ROOT, tool } from "./project.mjs";

/** How long a download may take, in milliseconds. */
const DOWNLOAD_LIMIT = 180_000;
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Path of a Chromium browser: BROWSER_PATH or CHROMIUM_PATH where set, else an installed one, else Playwright's own.
 * Null where there is none.
 * @returns {string | null}
 */
export function findBrowser() {
  const stated = process.env.BROWSER_PATH || process.env.CHROMIUM_PATH;
  if (stated) return fs.existsSync(stated) ? stated : null;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...USUAL_PLACES, ...onPath, chromium.executablePath()].find((file) => fs.existsSync(file)) ?? null;
}

/**
 * Lets Playwright download its browser. Gives what it said when that failed, else null.
 * @returns {Promise<string | null>}
 */
function downloadBrowser() {
  const child = spawn(process.execPath, [tool("playwright"), "install", "chromium"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: DOWNLOAD_LIMIT,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => {
      const reason = said.split("\n").find((line) => /^\s*(Error|Failed)/.test(line));
      resolve(code === 0 ? null : (reason?.trim() ?? "it took too long"));
    });
  });
}

/**
 * A browser, downloaded if need be.
 * @returns {Promise<{ path: string } | { missing: string }>} missing: why there is none and what to do
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return { path: found };
  const stated = process.env.BROWSER_PATH || process.env.CHROMIUM_PATH;
  if (stated) return { missing: `there is no browser at ${stated} (BROWSER_PATH or CHROMIUM_PATH)` };
  process.stderr.write("No Chromium or Chrome found; Playwright downloads one.\n");
  const problem = await downloadBrowser();
  const downloaded = findBrowser();
  if (downloaded !== null) return { path: downloaded };
  return {
    missing: `no Chromium or Chrome is installed and Playwright could not download one (${problem ?? "it is not where it should be"}); install one or set BROWSER_PATH`,
  };
}
