/** The production build in .next, in step with its sources. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT, runQuietly, tool } from "./project.mjs";
import { step } from "./step.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema.prisma",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
];
/** Not part of any build: tests, the set-up itself, what is made from the schema, and data that is read while serving. */
const NOT_BUILT = /\.test\.tsx?$|\.(md|toml|csl|xml)$|^lib\/(setup\/(.*\.mjs$|deploy\/)|generated\/)/;
const STAMP = path.join(ROOT, ".next/broadsheet-sources");

/**
 * @param {string} place relative to the project
 * @returns {string[]}
 */
function filesUnder(place) {
  const absolute = path.join(ROOT, place);
  if (!fs.existsSync(absolute)) return [];
  if (fs.statSync(absolute).isFile()) return [place];
  return fs
    .readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => filesUnder(`${place}/${entry.name}`));
}

/** Digest of the content of every source file. Times of files say nothing after a checkout. */
function buildSources() {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap(filesUnder).filter((file) => !NOT_BUILT.test(file));
  for (const file of files.sort()) hash.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  return hash.digest("hex");
}

/** True when no source has changed since the last build. */
export function buildIsCurrent() {
  const complete = fs.existsSync(path.join(ROOT, ".next/BUILD_ID")) && fs.existsSync(STAMP);
  return complete && fs.readFileSync(STAMP, "utf8") === buildSources();
}

/** Builds the pages when a source has changed since the last build. */
export async function ensureBuild() {
  if (buildIsCurrent()) return;
  await step("Building the pages", async () => {
    const sources = buildSources();
    fs.rmSync(STAMP, { force: true });
    await runQuietly(process.execPath, [tool("next"), "build"], {
      sentence: "Building the pages failed, see above.",
      env: { ...process.env, NODE_ENV: "production" },
    });
    fs.writeFileSync(STAMP, sources);
  });
}
