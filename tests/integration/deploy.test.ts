/** The image and the unit of lib/setup/deploy say what the code does. tests/e2e/deploy.spec.ts runs their commands. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseEnv } from "@/lib/env";
import { nodeProblem } from "@/lib/setup/node-version.mjs";
import { documentedVariables, runCommand } from "@/tests/helpers/commands";
import { readImage, readUnit } from "@/tests/helpers/deployment";

/** Variables that are not settings of ours. */
const OF_OTHERS = ["NODE_ENV", "NEXT_TELEMETRY_DISABLED"];

const ours = (env: Record<string, string>) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !OF_OTHERS.includes(name)));

test.each([
  ["image", readImage().env],
  ["unit", readUnit().env],
])("the variables of the %s are settings, with values that are right", (_, env) => {
  expect(Object.keys(ours(env)).filter((name) => !documentedVariables().includes(name))).toEqual([]);
  expect(parseEnv(env)).toMatchObject({ PORT: 3000, DATABASE_URL: env.DATABASE_URL });
  expect(env.NODE_ENV).toBe("production");
});

test("the image: one base for both stages, a Node.js that will do, the port that it opens", () => {
  const { bases, env, port } = readImage();
  expect(bases).toHaveLength(2);
  const versions = bases.map((base) => /^node:(\d+)-([a-z]+)(?:-slim)?$/.exec(base)?.slice(1));
  expect(versions[0]).toEqual(versions[1]);
  const [major = ""] = versions[0] ?? [];
  expect(nodeProblem(`${major}.0.0`)).toBeNull();
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  expect(Number(env.PORT)).toBe(port);
});

test("the image: nobody is root, and all that is written goes into its one volume", () => {
  const { user, volume, env } = readImage();
  expect(user).toBe("node");
  expect(path.dirname(env.DATABASE_URL?.replace("file:", "") ?? "")).toBe(volume);
});

test("what the image copies is there, and its commands exist", async () => {
  const { copied, buildCommands, command, healthCommand } = readImage();
  expect(copied.filter((source) => !existsSync(source))).toEqual([]);
  expect(buildCommands.map((each) => each.slice(0, 2))).toEqual(Array(2).fill(["node", "lib/setup/main.mjs"]));
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  expect(command).toEqual(scripts.start.split(" "));
  const known = (await runCommand(["nothing"])).stderr.replace(/^Commands: |\.\n$/g, "").split(", ");
  expect(buildCommands.map((each) => each[2]).filter((name) => !known.includes(name ?? ""))).toEqual([]);
  expect(healthCommand.join(" ")).toContain("/readyz");
  expect(readFileSync("lib/serve/front.mjs", "utf8")).toContain('"/readyz"');
});

test("the unit starts the same command, may write its state alone, and waits for imports when it stops", () => {
  const { values, env } = readUnit();
  const one = (name: string) => values.get(name)?.join(" ") ?? "";
  expect(
    one("ExecStart")
      .replace(/^\/usr\/bin\//, "")
      .split(" "),
  ).toEqual(readImage().command);
  expect(env.DATABASE_URL).toBe(`file:/var/lib/${one("StateDirectory")}/broadsheet.db`);
  expect([one("ProtectSystem"), one("DynamicUser"), one("NoNewPrivileges"), one("KillMode")]).toEqual([
    "strict",
    "yes",
    "yes",
    "mixed",
  ]);
  const patience = Number(
    /PATIENCE_WITH_IMPORTS = ([\d_]+)/.exec(readFileSync("lib/setup/serve.mjs", "utf8"))?.[1]?.replaceAll("_", ""),
  );
  expect(Number(one("TimeoutStopSec")) * 1_000).toBeGreaterThan(patience);
  const stopTimeout = /--stop-timeout (\d+)/.exec(readFileSync("lib/setup/deploy/Dockerfile", "utf8"))?.[1];
  expect(Number(stopTimeout) * 1_000).toBeGreaterThan(patience);
});
