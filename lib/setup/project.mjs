/** Where this project is, and how its tools are started. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SetupError } from "./setup-error.mjs";
import { onStopSignal } from "./stop-signal.mjs";

/** The project's folder, absolute. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Arguments for `node` that run a tool of node_modules, such as `tool("next")`.
 * @param {string} packageName
 * @param {string} [command] where it is not the package's name
 */
export function tool(packageName, command = packageName) {
  const folder = path.join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Arguments for `node` that let it run TypeScript in the project's folder. */
export function typescriptArguments() {
  const loader = createRequire(path.join(ROOT, "package.json")).resolve("tsx");
  return ["--import", pathToFileURL(loader).href];
}

/**
 * Runs `node` with arguments and its input and output as our own; signals that end us reach it. Gives its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  onStopSignal((signal) => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/**
 * Runs a command in silence. Throws SetupError when it fails: the one line it said, else the end of what it said and
 * `sentence`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ sentence: string, env?: NodeJS.ProcessEnv, lines?: number, shell?: boolean }} options
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, { sentence, env = process.env, lines = 40, shell = false }) {
  const child = spawn(command, args, { cwd: ROOT, env, shell, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ said) => reject(new SetupError(`${said.trim()}\n\n${sentence}`.trim()));
    child.on("error", (error) => fail(error.message));
    child.on("close", (code) => {
      const said = output.trim().split("\n");
      if (code === 0) resolve();
      else if (said.length === 1 && said[0]) reject(new SetupError(said[0]));
      else fail(said.slice(-lines).join("\n"));
    });
  });
}
