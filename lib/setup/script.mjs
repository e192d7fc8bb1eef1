/**
 * Our scripts, each bundled into one file of JavaScript: it starts in a sixth of the time that compiling and finding a
 * hundred modules takes. The file is made anew when one of its sources has changed.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { whileAlone } from "./lock.mjs";
import { ROOT, runNode, typescriptArguments } from "./project.mjs";

/** @typedef {{ file: string, sources: string[], digest: string }} Stamp What was made, and of what. */

/** What the thread that searches runs: see lib/serve/search-thread.mjs. */
export const SEARCH_SCRIPT = "lib/search/thread-cli.ts";

/** Where packages are found from, and gone when they are installed anew. */
const FOLDER = path.join(ROOT, "node_modules/.cache/broadsheet");
/** The one has a native part, the other reads files beside itself. */
const NOT_BUNDLED = ["better-sqlite3", "@prisma/*"];
/** Beside a script's own sources: which packages, and how modules are found. */
const ALWAYS_SOURCES = ["package-lock.json", "tsconfig.json", "lib/setup/script.mjs"];

/**
 * Digest of the content of files, null where one is gone.
 * @param {string[]} sources relative to the project
 */
function digestOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const file = path.join(ROOT, source);
    if (!fs.existsSync(file)) return null;
    hash.update(`${source}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

/** @param {string} script */
const nameOf = (script) => script.replace(/\.ts$/, "").replaceAll("/", "-");

/**
 * The bundle of a script, null where there is none of its present sources.
 * @param {string} script
 * @returns {string | null}
 */
function currentBundle(script) {
  const stampFile = path.join(FOLDER, `${nameOf(script)}.json`);
  if (!fs.existsSync(stampFile)) return null;
  const { file, sources, digest } = /** @type {Stamp} */ (JSON.parse(fs.readFileSync(stampFile, "utf8")));
  return fs.existsSync(path.join(FOLDER, file)) && digestOf(sources) === digest ? path.join(FOLDER, file) : null;
}

/**
 * @param {string} script
 * @returns {Promise<string>} the file it made
 */
async function bundle(script) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [script],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.9",
    external: NOT_BUNDLED,
    // Packages written as CommonJS ask for Node's own modules with `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    write: false,
  });
  const own = Object.keys(metafile.inputs).filter((source) => !source.startsWith("node_modules/"));
  const sources = [...own, ...ALWAYS_SOURCES].sort();
  const digest = digestOf(sources) ?? "";
  const name = nameOf(script);
  const file = `${name}-${digest.slice(0, 16)}.mjs`;
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const old of fs.readdirSync(FOLDER)) {
    if (old.startsWith(`${name}-`) || old === `${name}.json`) fs.rmSync(path.join(FOLDER, old), { force: true });
  }
  fs.writeFileSync(path.join(FOLDER, file), outputFiles[0]?.contents ?? "");
  // Last, so that what it names is whole.
  const stamp = path.join(FOLDER, `${name}.json`);
  fs.writeFileSync(`${stamp}.part`, JSON.stringify({ file, sources, digest }));
  fs.renameSync(`${stamp}.part`, stamp);
  return path.join(FOLDER, file);
}

/**
 * The bundle of a script in step with its sources, absolute.
 * @param {string} script relative to the project, such as "lib/ingest/cli.ts"
 * @returns {Promise<string>}
 */
export async function ensureBundle(script) {
  const current = currentBundle(script);
  if (current !== null) return current;
  return whileAlone(async () => currentBundle(script) ?? bundle(script));
}

/**
 * The same.
 * @param {string} script
 * @returns {Promise<string | null>} null where this account may not write the bundle
 */
export async function bundleIfAllowed(script) {
  try {
    return await ensureBundle(script);
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(EACCES|EPERM|EROFS|ENOSPC)$/.test(String(error.code)))
      return null;
    throw error;
  }
}

/**
 * Runs a script in the project's folder to its end, and gives its exit code: from its bundle in this process, else
 * from its sources in another.
 * @param {string} script relative to the project
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runScript(script, args) {
  const file = await bundleIfAllowed(script);
  if (file === null) return runNode([...typescriptArguments(), path.join(ROOT, script), ...args]);
  process.chdir(ROOT);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
  return Number(process.exitCode ?? 0);
}
