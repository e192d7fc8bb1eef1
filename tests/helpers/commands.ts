/** Starts the project's commands as an owner does: as processes of their own. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The variables that .env.example names. */
export function documentedVariables(): string[] {
  const example = readFileSync(path.join(ROOT, ".env.example"), "utf8");
  return [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].flatMap(([, name]) => name ?? []);
}

export interface CommandOptions {
  /** Variables beside those of this process; every setting of the project is unset unless given here. */
  env?: Record<string, string>;
  cwd?: string;
}

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")));

/** What stands after `node` to run a command, as package.json says it where it knows it. */
function argumentsOf([name = "", ...words]: string[]): string[] {
  const script = scripts[name] ?? `node lib/setup/main.mjs ${name}`;
  const [, ...own] = script.split(" ").map((word) => (word.endsWith(".mjs") ? path.join(ROOT, word) : word));
  return [...own, ...words];
}

/** Starts `npm run NAME …` without npm. */
export function spawnCommand(words: string[], { env = {}, cwd = ROOT }: CommandOptions = {}): ChildProcess {
  const unset = Object.fromEntries(documentedVariables().map((name) => [name, ""]));
  return spawn(process.execPath, argumentsOf(words), {
    cwd,
    env: { ...process.env, ...unset, npm_lifecycle_event: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Gathers what a process says until it ends. */
export function finished(child: ChildProcess): Promise<CommandResult> {
  const result = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    result.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    result.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...result }));
  });
}

/** Runs a command to its end. */
export function runCommand(words: string[], options?: CommandOptions): Promise<CommandResult> {
  return finished(spawnCommand(words, options));
}
