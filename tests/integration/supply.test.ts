/** What comes with the code: packages under known terms, and no secret of anybody's. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { explanationOf, isFree, productionPackages, readAudit, unexplained } from "@/lib/setup/check-packages.mjs";

test("every package of production is under terms that somebody has looked at", () => {
  const packages = productionPackages();
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(["next", "citeproc", "better-sqlite3"]));
  expect(packages.map(({ name }) => name)).not.toContain("vitest");
  expect(unexplained(packages)).toEqual([]);
  expect(readFileSync("README.md", "utf8")).toContain("citeproc-js (CPAL 1.0 or AGPL 3)");
});

test("terms are read as SPDX has them", () => {
  expect(["MIT", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT", "(BSD-2-Clause OR MIT OR Apache-2.0)"].every(isFree)).toBe(
    true,
  );
  expect(["", "GPL-3.0", "MIT AND GPL-3.0", "SEE LICENSE IN LICENSE", "BUSL-1.1"].some(isFree)).toBe(false);
  expect(explanationOf("@img/sharp-libvips-darwin-arm64")).toContain("LGPL-3.0");
  expect(explanationOf("citeproc-plus")).toContain("CPAL");
  expect(explanationOf("left-pad")).toBeNull();
});

test("what npm audit says is told, and where it cannot ask that is told", () => {
  expect(readAudit('{"vulnerabilities":{}}')).toEqual({ findings: [] });
  expect(readAudit('{"vulnerabilities":{"x":{"severity":"high","range":"<2"}}}')).toEqual({ findings: ["x <2: high"] });
  expect(readAudit('{"message":"405 Method Not Allowed"}')).toEqual({
    skipped: "the registry answered no audit (405 Method Not Allowed)",
  });
  expect(readAudit("")).toEqual({ skipped: "npm audit said nothing that can be read" });
});

/** Secrets by the forms that their issuers give them. */
const SECRETS: readonly [what: string, pattern: RegExp][] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["an AWS key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b/],
  ["a Hugging Face token", /\bhf_[A-Za-z]{30,}\b/],
  ["an OpenAI or Anthropic key", /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}\b/],
  ["a Slack token", /\bxox[abpr]-[0-9A-Za-z-]{20,}\b/],
  ["a Google key", /\bAIza[0-9A-Za-z_-]{35}\b/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  [
    "a setting with a secret",
    /^(?:export )?(?:ADMIN_TOKEN|SMTP_URL|[A-Z_]*(?:SECRET|PASSWORD|API_KEY))=(?!\s*$|["']?\$)\S+/m,
  ],
];

function secretsIn(text: string): string[] {
  return SECRETS.flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));
}

test("no file of the repository has a secret in it", () => {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => file !== "" && !/\.(png|ico|woff2|db|ttf)$/.test(file));
  expect(files).toContain(".env.example");
  expect(files.some((file) => /(^|\/)\.env(\.local)?$|\.(pem|key|p12)$/.test(file))).toBe(false);
  const found = files.flatMap((file) => {
    try {
      return secretsIn(readFileSync(file, "utf8")).map((what) => `${file}: ${what}`);
    } catch (error) {
      // Gone from the folder, not yet from the index.
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
  });
  expect(found).toEqual([]);
});

test("each form of secret is seen", () => {
  // Put together here, so that this file has none.
  const samples = [
    `-----BEGIN RSA ${"PRIVATE"} KEY-----`,
    `AKIA${"A1".repeat(8)}`,
    `ghp_${"a1".repeat(18)}`,
    `hf_${"a".repeat(34)}`,
    `sk-ant-${"a1".repeat(20)}`,
    `xoxb-${"1a".repeat(12)}`,
    `AIza${"a1".repeat(17)}b`,
    `npm_${"a1".repeat(18)}`,
    `eyJ${"a".repeat(12)}.eyJ${"b".repeat(12)}.${"c".repeat(12)}`,
    `ADMIN_TOKEN${"="}correct-horse`,
  ];
  expect(samples.map((sample) => secretsIn(sample).length)).toEqual(samples.map(() => 1));
  expect(secretsIn("# ADMIN_TOKEN=\nADMIN_TOKEN=\nSMTP_URL=$SMTP")).toEqual([]);
});
