/** The commands of package.json. */
import path from "node:path";
import { ensureCatalogue, ensureCode, ensurePages, ensureTools } from "./ensure.mjs";
import { ROOT, runNode, tool, typescriptArguments } from "./project.mjs";
import { runScript } from "./script.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {(args: string[]) => Promise<number | void>} Command Gives the exit code, 0 where it gives nothing. */

/** @type {Command} */
async function start() {
  const { checkAddress, serve } = await import("./serve.mjs");
  const settings = await ensureCode();
  await checkAddress(settings.host, settings.port);
  await ensureCatalogue({ sample: true });
  await ensurePages();
  const { processes } = settings;
  if (processes === null) console.log(`Broadsheet is ready: ${await serve(settings)}`);
  else {
    const [{ serveWithProcesses }, { outliveReaders }] = await Promise.all([
      import("./processes.mjs"),
      import("../serve/log.mjs"),
    ]);
    outliveReaders();
    // Chosen once: where all processes have ended, the system would give the next one another port.
    const port = await checkAddress(settings.host, settings.port);
    console.log(`Broadsheet is ready: ${await serveWithProcesses({ ...settings, port }, processes)}`);
  }
}

/** @type {Command} */
async function dev(args) {
  const { host, port } = await ensureCatalogue({ sample: true, development: true });
  return runNode([tool("next"), "dev", "--hostname", host, "--port", String(port), ...args]);
}

/** @type {Command} */
async function build() {
  await ensureCatalogue({ sample: true });
  await ensurePages();
}

/**
 * The working directory of whoever typed the command: npm changes to the project's folder and leaves a note.
 * @param {string} name of the npm script
 */
function callersFolder(name) {
  const byNpm =
    process.env.npm_lifecycle_event === name && process.env.npm_package_json === path.join(ROOT, "package.json");
  return (byNpm && process.env.INIT_CWD) || process.cwd();
}

/**
 * A script that reads or writes the catalogue.
 * @type {(script: string) => Command}
 */
function catalogueScript(script) {
  return async (args) => {
    await ensureCatalogue();
    return runScript(script, args);
  };
}

/**
 * A script that is given names of files, relative to where the command was typed.
 * @param {string} name
 * @param {string} script
 * @returns {Command}
 */
function fileScript(name, script) {
  return async (args) => {
    const folder = callersFolder(name);
    await ensureCatalogue();
    return runScript(script, ["--folder", folder, ...args]);
  };
}

/**
 * A command that handles the database as a file: it must not be migrated, or even whole, for that.
 * @param {"backup" | "restore"} name
 * @returns {Command}
 */
function keepingCommand(name) {
  return async (args) => {
    const folder = callersFolder(name);
    const { databaseFile } = await ensureCode();
    const { backupCommand, restoreCommand } = await import("../keep/commands.mjs");
    const command = name === "backup" ? backupCommand : restoreCommand;
    await command(args, { databaseFile, folder });
  };
}

/** @type {Command} */
async function check(args) {
  await ensureCode();
  return runScript("lib/keep/check-cli.ts", args);
}

/** @type {(name: string) => Command} */
function migrateScript(name) {
  return async (args) => {
    await ensureCode();
    return runNode([...typescriptArguments(), path.join(ROOT, "lib/setup/migrate-dev.ts"), name, ...args]);
  };
}

/** @type {(quick: boolean) => Command} */
function testCommand(quick) {
  return async () => {
    await ensureTools();
    const { runTests } = await import("./test.mjs");
    return runTests({ quick });
  };
}

/** @type {Record<string, Command>} */
const COMMANDS = {
  start,
  dev,
  build,
  import: fileScript("import", "lib/ingest/cli.ts"),
  export: fileScript("export", "lib/export/cli.ts"),
  sync: catalogueScript("lib/ingest/sync-cli.ts"),
  topics: catalogueScript("lib/topics/cli.ts"),
  digest: catalogueScript("lib/digest/cli.ts"),
  backup: keepingCommand("backup"),
  restore: keepingCommand("restore"),
  check,
  setup: async () => void (await ensureCode()),
  "lock:complete": async () => {
    const { completeLock } = await import("./complete-lock.mjs");
    console.log(`${completeLock()} packages of other platforms put into package-lock.json.`);
  },
  "check:packages": async () => {
    const { checkPackages } = await import("./check-packages.mjs");
    return checkPackages();
  },
  faces: async () => {
    await ensureTools();
    const { makeFaces } = await import("./make-faces.mjs");
    await makeFaces();
  },
  test: testCommand(false),
  verify: testCommand(true),
  "migrate:new": migrateScript("new"),
  "migrate:check": migrateScript("check"),
};

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof SetupError) return error.message;
  if (error instanceof Error && error.name === "EnvError") return error.message;
  if (
    error instanceof Error &&
    "code" in error &&
    "path" in error &&
    /^(EACCES|EPERM|EROFS)$/.test(String(error.code))
  ) {
    return `Cannot write to ${error.path}. Make it writable for this account and run the same command again.`;
  }
  if (error instanceof Error && "code" in error && error.code === "ENOSPC") {
    return "The disk is full. Free some space and run the same command again.";
  }
  return null;
}

/**
 * Runs a command and sets the exit code. A problem that the owner can solve is one sentence; anything else keeps its stack.
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function runCommand(name, args) {
  // Nothing leaves the owner's machine unasked, from no tool that is started here.
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  try {
    if (command === undefined) throw new SetupError(`Commands: ${Object.keys(COMMANDS).join(", ")}.`);
    process.exitCode = (await command(args)) ?? 0;
  } catch (error) {
    console.error(sentenceFor(error) ?? error);
    process.exitCode = 1;
  }
}
