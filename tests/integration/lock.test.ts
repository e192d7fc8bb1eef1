import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { finished } from "@/tests/helpers/commands";

const WORK = `
  const { whileAlone } = await import(process.argv[1]);
  const { appendFileSync } = await import("node:fs");
  await whileAlone(async () => {
    appendFileSync(process.argv[2], "begun\\n");
    await new Promise((resolve) => setTimeout(resolve, 100));
    appendFileSync(process.argv[2], "done\\n");
  }, ...process.argv.slice(3).map(Number));
`;

/** Starts the work in a process of its own, whose temporary folder, where the lock lies, is `folder`. */
function startWork(folder: string, ...toldAfter: number[]): ChildProcess {
  const words = ["--input-type=module", "-e", WORK, path.resolve("lib/setup/lock.mjs"), path.join(folder, "log")];
  return spawn(process.execPath, [...words, ...toldAfter.map(String)], { env: { ...process.env, TMPDIR: folder } });
}

/** Does the work; gives the exit code. */
async function work(folder: string): Promise<number | null> {
  return (await finished(startWork(folder))).code;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("set-ups of one folder take turns, and leave no lock behind", async () => {
  const folder = temporaryFolder();
  const results = await Promise.all([1, 2, 3].map(() => finished(startWork(folder))));
  // Nor is anybody told of a short wait.
  expect(results).toEqual(Array(3).fill({ code: 0, stdout: "", stderr: "" }));
  expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("begun\ndone\n".repeat(3));
  expect(readdirSync(folder)).toEqual(["log"]);
});

test("the lock of a set-up that was killed holds nobody up", async () => {
  const folder = temporaryFolder();
  await work(folder);
  const [lock] = await lockWhile(folder);
  // No process has this number: it is above the greatest that Linux gives.
  writeFileSync(path.join(folder, lock ?? ""), "4194305");
  expect(await work(folder)).toBe(0);
  expect(readdirSync(folder)).toEqual(["log"]);
});

test("who waits long is told why, once", async () => {
  const folder = temporaryFolder();
  const [lock] = await lockWhile(folder);
  const file = path.join(folder, lock ?? "");
  writeFileSync(file, String(process.pid));
  const child = startWork(folder, 0);
  const ended = finished(child);
  await new Promise((resolve) => child.stderr?.once("data", resolve));
  rmSync(file);
  expect(await ended).toEqual({
    code: 0,
    stdout: "",
    stderr: "Waiting for another set-up of this folder to finish.\n",
  });
});

/** Names of the files that lie beside the log while work is under way. */
async function lockWhile(folder: string): Promise<string[]> {
  const working = work(folder);
  let names: string[] = [];
  while (names.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    names = readdirSync(folder).filter((name) => name.endsWith(".lock"));
  }
  await working;
  return names;
}
