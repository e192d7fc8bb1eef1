/** What the documents say of the project is there. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { missingEntries } from "@/lib/setup/complete-lock.mjs";
import { documentedVariables } from "@/tests/helpers/commands";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "lib/README.md"];
const FOLDERS = ["app", "components", "lib", "prisma", "public", "tests", ".ci"];

const read = (file: string) => readFileSync(file, "utf8");

/** Paths of the project in links and in inline code: those that begin with one of its folders or name a file with an extension. */
function citedPaths(document: string): string[] {
  const text = read(document);
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, target]) => target ?? []);
  const linked = links
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(document), target));
  const codes = [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, code]) => code ?? []);
  const named = codes.filter((code) => {
    const [first = ""] = code.split("/");
    return FOLDERS.includes(first) || /^[\w.-]+\.(md|json|ts|mjs|prisma|sql|toml)$/.test(code);
  });
  return [...linked, ...named].filter((cited) => !/[*[<…]/.test(cited));
}

test.each(DOCUMENTS)("every path that %s cites exists", (document) => {
  const exists = (cited: string) => existsSync(cited) || existsSync(path.join(path.dirname(document), cited));
  expect(citedPaths(document).filter((cited) => !exists(cited))).toEqual([]);
});

test("paths in links and in code are found", () => {
  expect(citedPaths("README.md")).toEqual(
    expect.arrayContaining(["lib/README.md", "prisma/", "LICENSE", ".env.example"]),
  );
  expect(citedPaths("CONTRIBUTING.md")).toContain("tests/integration/dependency-rules.test.ts");
});

const packageSchema = z.object({ version: z.string(), scripts: z.record(z.string(), z.string()) });

test.each(DOCUMENTS)("every npm script that %s cites exists", (document) => {
  const { scripts } = packageSchema.parse(JSON.parse(read("package.json")));
  const cited = [...read(document).matchAll(/npm (?:run (?:--silent )?)?([a-z][a-z:]*)/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const npmsOwn = ["ci", "leaves", "install", "audit"];
  expect(cited.filter((name) => !(name in scripts) && !npmsOwn.includes(name))).toEqual([]);
});

test("the environment, .env.example and the table of settings name the same variables", () => {
  const names = [...read("lib/env.ts").matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? "");
  // What the server tells its own processes is not for owners to set.
  const inCode = names.filter((name) => !name.startsWith("BROADSHEET_"));
  const inTable = [...read("README.md").matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(([, name]) => name);
  expect(inCode).toContain("DATABASE_URL");
  expect(documentedVariables().sort()).toEqual([...inCode].sort());
  expect(inTable.sort()).toEqual([...inCode].sort());
});

test("the lock file names the packages of every platform", () => {
  const { packages } = z
    .object({ packages: z.record(z.string(), z.object({}).loose()) })
    .parse(JSON.parse(read("package-lock.json")));
  expect(Object.keys(missingEntries(packages))).toEqual([]);
});

test("a package for another platform that the lock lacks is described by its name", () => {
  const parts = { "@x/y-linux-arm64-musl": "1.2.3", "@x/y-win32-x64-msvc": "1.2.3", "@x/y-linux-x64-gnu": "1.2.3" };
  const packages = {
    "node_modules/y": { dev: true, optionalDependencies: parts },
    "node_modules/@x/y-linux-x64-gnu": {},
  };
  expect(missingEntries(packages)).toEqual({
    "node_modules/@x/y-linux-arm64-musl": {
      version: "1.2.3",
      cpu: ["arm64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    },
    "node_modules/@x/y-win32-x64-msvc": { version: "1.2.3", cpu: ["x64"], dev: true, optional: true, os: ["win32"] },
  });
});
