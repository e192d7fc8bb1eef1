/** A disk of a few megabytes, which can be full or read-only: a tmpfs, where this account may mount one. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

export interface SmallDisk {
  folder: string;
  remount: (mode: "ro" | "rw") => void;
}

function mount(...words: string[]): boolean {
  return spawnSync("mount", words, { stdio: "ignore" }).status === 0;
}

/** Mounts it until the test ends; null, with a visible line, where that is not allowed. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-disk-"));
  onTestFinished(() => {
    // Connections that a test forgot are closed at some later time.
    spawnSync("umount", ["-l", folder], { stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  });
  if (!mount("-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder)) {
    console.warn("skipped: a small disk needs the right to mount one (root on Linux)");
    return null;
  }
  return {
    folder,
    remount(mode) {
      if (!mount("-o", `remount,${mode}`, folder)) throw new Error(`The disk could not be remounted ${mode}.`);
    },
  };
}
