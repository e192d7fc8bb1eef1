import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ensureBundle } from "@/lib/setup/script.mjs";

/** A script outside the project that says a word of a file beside it, and its arguments. */
function makeScript() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-script-"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write("said.ts", 'export const said: string = "once";');
  write("say.ts", 'import { said } from "./said";\nconsole.log(said, process.argv.slice(2));\nprocess.exitCode = 3;');
  const script = path.relative(process.cwd(), path.join(folder, "say.ts"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { script, write };
}

function removeAfterwards(bundle: string): void {
  const folder = path.dirname(bundle);
  const name = path.basename(bundle).replace(/-[0-9a-f]{16}\.mjs$/, "");
  onTestFinished(() => {
    for (const file of readdirSync(folder)) if (file.startsWith(name)) rmSync(path.join(folder, file));
  });
}

function run(script: string, ...args: string[]) {
  try {
    const output = execFileSync(process.execPath, ["lib/setup/run-script.mjs", script, ...args], { encoding: "utf8" });
    return { output, status: 0 };
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number };
    return { output: stdout, status };
  }
}

test("a script is bundled once, and again when one of its sources has changed", async () => {
  const { script, write } = makeScript();
  const first = await ensureBundle(script);
  removeAfterwards(first);
  const madeAt = statSync(first).mtimeMs;
  expect(await ensureBundle(script)).toBe(first);
  expect(statSync(first).mtimeMs).toBe(madeAt);

  write("said.ts", 'export const said: string = "twice";');
  const second = await ensureBundle(script);
  expect(second).not.toBe(first);
  expect(existsSync(first)).toBe(false);
  expect(run(script)).toEqual({ output: "twice []\n", status: 3 });
});

test("a script runs with its arguments and gives its exit code", async () => {
  const { script } = makeScript();
  expect(run(script, "--day", "x")).toEqual({ output: "once [ '--day', 'x' ]\n", status: 3 });
  removeAfterwards(await ensureBundle(script));
});
