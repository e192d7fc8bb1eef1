/**
 * The commands of the image in a plain folder: what it copies, read-only, run by an account that owns nothing but the
 * volume. Needs root on Linux; another account runs them as itself in a folder that can be written to.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { finished } from "@/tests/helpers/commands";
import { readImage } from "@/tests/helpers/deployment";

const NOBODY = 1_000;
const isRoot = process.platform === "linux" && process.getuid?.() === 0;

/** Files of the repository but the tests, with the packages, client and build that the building stage makes. */
function copyProject(folder: string): void {
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const file of tracked.split("\0")) {
    if (file !== "" && !file.startsWith("tests/")) cpSync(file, path.join(folder, file));
  }
  for (const made of ["node_modules", ".next", "lib/generated"]) {
    const target = path.join(folder, path.dirname(made));
    const linked = spawnSync("cp", ["-al", made, target]).status === 0;
    if (!linked) execFileSync("cp", ["-a", made, target]);
  }
}

test("the image's commands build nothing anew, serve, import, answer the health check and stop", async () => {
  test.slow();
  const root = mkdtempSync(path.join(os.tmpdir(), "broadsheet-image-"));
  const app = path.join(root, "app");
  const data = path.join(root, "data");
  const temporary = path.join(root, "tmp");
  for (const folder of [app, data, temporary]) mkdirSync(folder);
  chmodSync(root, 0o755);
  const image = readImage();
  const mounted: boolean[] = [];
  try {
    copyProject(app);
    if (isRoot) {
      for (const own of [data, temporary]) chownSync(own, NOBODY, NOBODY);
      mounted.push(spawnSync("mount", ["--bind", app, app]).status === 0);
      mounted.push(spawnSync("mount", ["-o", "remount,ro,bind", app]).status === 0);
    }
    if (!mounted.every(Boolean) || mounted.length === 0) {
      test.info().annotations.push({ type: "note", description: "the folder could not be made read-only here" });
    }
    const env = {
      ...image.env,
      DATABASE_URL: `file:${path.join(data, "broadsheet.db")}`,
      HOST: "127.0.0.1",
      PORT: "0",
    };
    const run = (command: string[], more: Record<string, string> = {}) => {
      const [node = "", ...words] = command;
      expect(node).toBe("node");
      const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
      const variables: NodeJS.ProcessEnv = {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: temporary,
        TMPDIR: temporary,
        ...env,
        ...more,
      };
      return spawn(process.execPath, words, {
        cwd: app,
        env: variables,
        stdio: ["ignore", "pipe", "pipe"],
        ...account,
      });
    };
    for (const command of image.buildCommands) {
      const { code, stderr } = await finished(run(command));
      expect(code, stderr).toBe(0);
      expect(stderr).not.toContain("Installing");
    }
    const server = run(image.command);
    const ended = finished(server);
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.on("data", (text) => {
        const ready = /is ready: (\S+)/.exec(String(text))?.[1];
        if (ready !== undefined) resolve(ready);
      });
      ended.then(({ stderr }) => reject(new Error(stderr)), reject);
    });
    const port = new URL(address).port;
    expect((await fetch(`${address}/papers`)).status).toBe(200);
    expect((await finished(run(image.healthCommand, { PORT: port }))).code).toBe(0);
    const page = path.join(data, "page.txt");
    writeFileSync(
      page,
      "Daily Papers\n\nNov 20\n\nMarmots in a Box\n\nWe put marmots into an image and they serve.\n\n  • 3 authors\n·\nNov 18, 2024\n",
    );
    const imported = await finished(run(["node", "lib/setup/main.mjs", "import", page, "--json"]));
    expect([imported.code, imported.stdout], imported.stderr).toEqual([0, expect.stringContaining('"created":1')]);
    expect(await (await fetch(`${address}/papers?q=marmots`)).text()).toContain("Marmots in a Box");
    const backup = await finished(run(["node", "lib/setup/main.mjs", "backup", path.join(data, "copy.db")]));
    expect(backup.code, backup.stderr).toBe(0);
    server.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    // Without a server, the health check says so.
    expect((await finished(run(image.healthCommand, { PORT: port }))).code).toBe(1);
  } finally {
    if (mounted.length > 0) spawnSync("umount", ["-l", app]);
    rmSync(root, { recursive: true, force: true });
  }
});
