/**
 * `npm run check:packages`: what is known against the packages that run in production, and under which licences they come.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./project.mjs";

/** @typedef {{ place: string, name: string, version: string, licence: string }} InstalledPackage */

/** Licences that ask for no more than their text, and fonts and data whose terms are met by leaving them as they are. */
const FREE = new Set([
  ...[
    "MIT",
    "MIT-0",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "Apache-2.0",
    "CC0-1.0",
    "Unlicense",
    "BlueOak-1.0.0",
  ],
  ...["Python-2.0", "Zlib", "WTFPL", "OFL-1.1", "CC-BY-4.0"],
]);

/** Others, each with why it may be here. */
const EXPLAINED = new Map([
  ["citeproc", "CPAL-1.0 or AGPL-3.0: used unchanged as a package, and named in README.md"],
  ["@img/sharp-libvips", "LGPL-3.0: a library that Next.js links to at run time, used unchanged"],
  ["@img/sharp-win32", "LGPL-3.0 parts: as above, on Windows"],
  ["@img/sharp-wasm32", "LGPL-3.0 parts: as above, as WebAssembly"],
  ["@img/sharp-webcontainers", "LGPL-3.0 parts: as above, as WebAssembly"],
]);

/** @param {string} name */
export function explanationOf(name) {
  return [...EXPLAINED].find(([prefix]) => name === prefix || name.startsWith(`${prefix}-`))?.[1] ?? null;
}

/**
 * True where everybody may use a package under these terms: `OR` needs one that is free, `AND` all.
 * @param {string} licence an SPDX expression
 */
export function isFree(licence) {
  const terms = licence.replaceAll(/[()]/g, "");
  return terms.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((term) => FREE.has(term.trim())));
}

/** @param {unknown} manifest @returns {string} */
function licenceOf(manifest) {
  const { license, licenses } =
    /** @type {{ license?: string | { type?: string }, licenses?: { type?: string }[] }} */ (manifest);
  if (typeof license === "string") return license;
  return license?.type ?? (licenses ?? []).map(({ type }) => type).join(" OR ");
}

/**
 * The packages that are installed for production, by package-lock.json.
 * @returns {InstalledPackage[]}
 */
export function productionPackages() {
  const lock = JSON.parse(fs.readFileSync(path.join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages).flatMap(([place, entry]) => {
    const manifest = path.join(ROOT, place, "package.json");
    if (place === "" || entry.dev === true || entry.devOptional === true || !fs.existsSync(manifest)) return [];
    const read = JSON.parse(fs.readFileSync(manifest, "utf8"));
    return [{ place, name: read.name, version: read.version, licence: licenceOf(read) }];
  });
}

/** Those whose terms nobody has looked at. @param {InstalledPackage[]} packages */
export function unexplained(packages) {
  return packages.filter(({ name, licence }) => !isFree(licence) && explanationOf(name) === null);
}

/**
 * What `npm audit` said, as sentences; null where it could not ask.
 * @param {string} output of `npm audit --json`
 * @returns {{ findings: string[] } | { skipped: string }}
 */
export function readAudit(output) {
  /** @type {{ error?: { summary?: string, code?: string }, message?: string, vulnerabilities?: Record<string, { severity: string, range: string }> }} */
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    return { skipped: "npm audit said nothing that can be read" };
  }
  if (report.vulnerabilities === undefined) {
    return {
      skipped: `the registry answered no audit (${report.message ?? report.error?.summary ?? report.error?.code})`,
    };
  }
  const known = Object.entries(report.vulnerabilities);
  return { findings: known.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`) };
}

/** Prints both. Gives the exit code: 1 where something is known or unexplained. */
export function checkPackages() {
  const packages = productionPackages();
  const foreign = unexplained(packages);
  console.log(`${packages.length} packages in production, ${foreign.length} under terms that nobody has looked at.`);
  for (const { name, version, licence } of foreign) console.log(`  ${name} ${version}: ${licence || "none stated"}`);
  for (const { name, licence } of packages) {
    if (!isFree(licence) && explanationOf(name) !== null) console.log(`  ${name}: ${explanationOf(name)}`);
  }
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const { stdout } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8", shell: process.platform === "win32" });
  const audit = readAudit(stdout ?? "");
  if ("skipped" in audit) console.log(`skipped: npm audit, ${audit.skipped}`);
  else console.log(audit.findings.length === 0 ? "npm audit knows nothing against them." : audit.findings.join("\n"));
  return foreign.length > 0 || ("findings" in audit && audit.findings.length > 0) ? 1 : 0;
}
