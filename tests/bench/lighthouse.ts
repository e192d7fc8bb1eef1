/**
 * `npm run bench:lighthouse [-- --database FILE | --base ADDRESS] [--rounds N]`: what Lighthouse says of an edition, the
 * list, a topic and a paper, as its phone sees them and as its desktop does. Each figure is the median of N runs, 3 unless
 * told, and of one on the desktop; the pages take turns. Lighthouse is fetched by npx and no package of ours. Asked for:
 * performance 98, the others 100, layout shift below 0.02. Ends with status 1 where one is missed.
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
type Device = "phone" | "desktop";

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-lighthouse-"));
const browser = findBrowser();
if (browser === null) throw new Error("There is no Chromium here: name one in BROWSER_PATH.");

async function look(address: string, device: Device): Promise<Report> {
  const file = path.join(folder, "report.json");
  const args = ["--yes", LIGHTHOUSE, address, "--quiet", "--output=json", `--output-path=${file}`];
  const flags = [`--chrome-flags=${FLAGS}`, ...(device === "desktop" ? ["--preset=desktop"] : [])];
  const env = { ...process.env, CHROME_PATH: browser ?? "" };
  const run = () => promisify(execFile)("npx", [...args, ...flags], { env, maxBuffer: 2 ** 26 });
  // Now and then Chromium records nothing (NO_NAVSTART): no figure is lost by asking again.
  await run().catch(run);
  return reportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Audits of the category that are short of what they could be, the heaviest first. */
function shortfalls({ categories, audits }: Report, category: string): string[] {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ id }) => `${audits[id]?.title} (${id})`);
}

/** The middle one; of an even number the higher of the two. */
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const scoreOf = (report: Report, category: string): number =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

const MILLISECONDS = {
  "first paint": "first-contentful-paint",
  "largest paint": "largest-contentful-paint",
  blocked: "total-blocking-time",
  "speed index": "speed-index",
};

/** Prints the medians of a page's reports and gives how many figures fell short. */
function tell(name: string, device: Device, reports: Report[]): number {
  const of = (audit: string) => median(reports.map(({ audits }) => audits[audit]?.numericValue ?? 0));
  const scores = Object.entries(LEAST).map(([category, least]) => {
    const score = median(reports.map((report) => scoreOf(report, category)));
    return { category, score, least };
  });
  const shift = of("cumulative-layout-shift");
  console.log(
    `${name.padEnd(8)} ${device.padEnd(8)}`,
    scores.map(({ category, score }) => `${category} ${score}`).join("  "),
    ` shift ${shift.toFixed(3)} `,
    Object.entries(MILLISECONDS)
      .map(([label, audit]) => `${label} ${Math.round(of(audit))}`)
      .join("  "),
    ` runs ${reports.map((report) => scoreOf(report, "performance")).join(" ")}`,
  );
  const short = scores.filter(({ score, least }) => score < least);
  for (const { category } of short)
    for (const line of new Set(reports.flatMap((report) => shortfalls(report, category))))
      console.log(`    ${category}: ${line}`);
  return short.length + (shift >= MOST_SHIFT ? 1 : 0);
}

const { base, stop, rounds, edition, paper } = await openReadingPages();
const pages = Object.entries({ edition, list: "/papers", topic: "/topics/agents", paper });
// The first readers of a page get a quick coding of it, and of its scripts; later ones the good one.
for (const [, place] of pages) await look(base + place, "desktop");
let missed = 0;
for (const device of ["phone", "desktop"] as const) {
  const reports = new Map<string, Report[]>();
  for (let round = 0; round < (device === "phone" ? rounds : 1); round++)
    for (const [name, place] of pages)
      reports.set(name, [...(reports.get(name) ?? []), await look(base + place, device)]);
  for (const [name, of] of reports) missed += tell(name, device, of);
}
console.log(
  `Load of this machine now: ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
await stop();
rmSync(folder, { recursive: true, force: true });
console.log(missed === 0 ? "Everything asked for was reached." : `${missed} figures fell short.`);
process.exitCode = missed === 0 ? 0 : 1;
