/** node_modules in step with package-lock.json, and the native part of the database driver in step with this Node. */
import fs from "node:fs";
import path from "node:path";
import { ROOT, runQuietly } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";
import { step } from "./step.mjs";

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * True when what npm wrote down of its last installation has every version that the lock file asks for. Times of files
 * say nothing here: a clone gives them all the same age.
 * @param {Packages} wanted packages of package-lock.json
 * @param {Packages} installed packages of node_modules/.package-lock.json
 */
export function matchesLock(wanted, installed) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "") return true;
    const found = installed[place];
    // npm leaves out optional packages that are made for other machines.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}

/** True when node_modules has what package.json and its lock file ask for. */
export function packagesAreCurrent() {
  const wanted = readLock(path.join(ROOT, "package-lock.json"));
  const installed = readLock(path.join(ROOT, "node_modules/.package-lock.json"));
  if (installed === null) return false;
  if (wanted !== null && !matchesLock(wanted, installed)) return false;
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    fs.existsSync(path.join(ROOT, "node_modules", name, "package.json")),
  );
}

/**
 * @param {string[]} args
 * @param {string} sentence
 */
function runNpm(args, sentence) {
  const npmCli = process.env.npm_execpath ?? "";
  const options = { sentence, lines: 15 };
  if (/npm-cli\.js$/.test(npmCli)) return runQuietly(process.execPath, [npmCli, ...args], options);
  return runQuietly("npm", args, { ...options, shell: process.platform === "win32" });
}

const DRIVER = path.join(ROOT, "node_modules/better-sqlite3");
const NATIVE_PART = path.join(DRIVER, "build/Release/better_sqlite3.node");

function readNativePart() {
  if (!fs.existsSync(NATIVE_PART)) return null;
  const manifest = fs.readFileSync(path.join(DRIVER, "package.json"), "utf8");
  return { version: JSON.parse(manifest).version, content: fs.readFileSync(NATIVE_PART) };
}

/**
 * npm empties node_modules, and compiling takes minutes where the native part cannot be fetched: the same version is kept.
 * @param {ReturnType<typeof readNativePart>} kept
 */
function putNativePartBack(kept) {
  const manifest = fs.readFileSync(path.join(DRIVER, "package.json"), "utf8");
  if (kept === null || JSON.parse(manifest).version !== kept.version) return;
  fs.mkdirSync(path.dirname(NATIVE_PART), { recursive: true });
  fs.writeFileSync(NATIVE_PART, kept.content);
}

/** Installs what package-lock.json says when node_modules says otherwise. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  const clean = fs.existsSync(path.join(ROOT, "package-lock.json"));
  const nativePart = readNativePart();
  // No install scripts: Prisma's would fetch an engine that nothing here uses, and refuse versions of Node that it runs on.
  await step("Installing packages", () =>
    runNpm(
      [clean ? "ci" : "install", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
      "Installing packages failed, see above. Check the connection to the internet, then run the same command again.",
    ),
  );
  putNativePartBack(nativePart);
}

async function nativeProblem() {
  try {
    const { default: Database } = await import("better-sqlite3");
    new Database(":memory:").close();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** True when the native part of the database driver loads. */
export async function nativePartLoads() {
  return (await nativeProblem()) === null;
}

/** Fetches or compiles the native part of better-sqlite3 when it is missing or was made for another version of Node. */
export async function ensureNativePart() {
  if (await nativePartLoads()) return;
  await step("Fetching or compiling the database driver", () =>
    runNpm(
      ["rebuild", "better-sqlite3", "--ignore-scripts=false"],
      "The native part of better-sqlite3 could neither be fetched nor compiled, see above. It needs either the internet (github.com) or a C++ compiler, make and Python 3. Then run: npm rebuild better-sqlite3 --ignore-scripts=false",
    ),
  );
  const problem = await nativeProblem();
  if (problem !== null) {
    throw new SetupError(
      `The native part of better-sqlite3 does not load (${problem.message.split("\n")[0]}). Delete node_modules and run the same command again.`,
      { cause: problem },
    );
  }
}
