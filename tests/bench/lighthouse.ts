/**
 * `npm run bench:lighthouse [-- --database FILE | --base ADDRESS]`: what Lighthouse says of an edition, the list, a topic
 * and a paper, as its phone sees them and as its desktop does. Lighthouse is fetched by npx and no package of ours.
 * Asked for: performance 98, the others 100, layout shift below 0.02. Ends with status 1 where one is missed.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { findBrowser } from "@/lib/setup/browser.mjs";
import { openReadingPages } from "@/tests/bench/reading-pages";

const LIGHTHOUSE = "lighthouse@12";
const FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const LEAST: Record<string, number> = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const MOST_SHIFT = 0.02;

const auditSchema = z.object({
  id: z.string(),
  title: z.string(),
  score: z.number().nullable(),
  numericValue: z.number().optional(),
});
const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
  ),
  audits: z.record(z.string(), auditSchema),
});
type Report = z.infer<typeof reportSchema>;

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-lighthouse-"));
const browser = findBrowser();
if (browser === null) throw new Error("There is no Chromium here: name one in BROWSER_PATH.");

async function look(address: string, device: "phone" | "desktop"): Promise<Report> {
  const file = path.join(folder, "report.json");
  const args = ["--yes", LIGHTHOUSE, address, "--quiet", "--output=json", `--output-path=${file}`];
  const flags = [`--chrome-flags=${FLAGS}`, ...(device === "desktop" ? ["--preset=desktop"] : [])];
  const env = { ...process.env, CHROME_PATH: browser ?? "" };
  await promisify(execFile)("npx", [...args, ...flags], { env, maxBuffer: 2 ** 26 });
  return reportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Audits of the category that are short of what they could be, the heaviest first. */
function shortfalls({ categories, audits }: Report, category: string): string[] {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ id }) => `${audits[id]?.title} (${id})`);
}

const { base, stop, edition, paper } = await openReadingPages();
const pages = { edition, list: "/papers", topic: "/topics/agents", paper };
let missed = 0;
for (const [name, place] of Object.entries(pages)) {
  for (const device of ["phone", "desktop"] as const) {
    const report = await look(base + place, device);
    const scores = Object.entries(LEAST).map(([category, least]) => {
      const score = Math.round((report.categories[category]?.score ?? 0) * 100);
      if (score < least) missed++;
      return { category, score, least };
    });
    const shift = report.audits["cumulative-layout-shift"]?.numericValue ?? 0;
    if (shift >= MOST_SHIFT) missed++;
    const paint = Math.round(report.audits["largest-contentful-paint"]?.numericValue ?? 0);
    console.log(
      `${name.padEnd(8)} ${device.padEnd(8)}`,
      scores.map(({ category, score }) => `${category} ${score}`).join("  "),
      ` shift ${shift.toFixed(3)}  largest paint ${paint} ms`,
    );
    for (const { category, score, least } of scores)
      if (score < least) for (const line of shortfalls(report, category)) console.log(`    ${category}: ${line}`);
  }
}
await stop();
rmSync(folder, { recursive: true, force: true });
console.log(missed === 0 ? "Everything asked for was reached." : `${missed} figures fell short.`);
process.exitCode = missed === 0 ? 0 : 1;
