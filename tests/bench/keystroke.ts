/**
 * `npm run bench:keystroke -- --database FILE [--queries 40 --traced 10 --pause 180]`: from a key in the list's search field
 * to the new results on screen, in Chromium, on the production build. Titles of the catalogue are typed letter by letter; a
 * key counts to the beginning of the first frame that shows the list for the text then in the field. Also: how often a list
 * was called current while it was for another text (must be never). While the first `--traced` titles are typed Chromium
 * records a trace, and the same keys are counted in it too, up to the drawing of that frame (keystroke-trace.ts).
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { createDb } from "@/lib/db";
import { findBrowser } from "@/lib/setup/browser.mjs";
import { readKeyTimes, TRACE_CATEGORIES } from "@/tests/bench/keystroke-trace";
import { createRandom } from "@/tests/bench/latency-queries";
import { percentile } from "@/tests/bench/search-measures";
import { startServer } from "@/tests/helpers/server";

const { values } = parseArgs({
  options: {
    database: { type: "string" },
    queries: { type: "string", default: "40" },
    traced: { type: "string", default: "10" },
    pause: { type: "string", default: "180" },
  },
});
if (values.database === undefined) throw new Error("Name a catalogue with --database.");
const file = path.resolve(values.database);
const TRACED = Number(values.traced);

/** Two to four words of seeded titles. */
async function makeTexts(): Promise<string[]> {
  const db = await createDb(`file:${file}`);
  const papers = await db.paper.findMany({ select: { title: true }, orderBy: { id: "asc" }, take: 5_000 });
  await db.$disconnect();
  const random = createRandom(11);
  return Array.from({ length: Number(values.queries) }, () => {
    const { title = "" } = papers[Math.floor(random() * papers.length)] ?? {};
    return title
      .replace(/[^\p{L}\p{N} ]/gu, " ")
      .trim()
      .split(/\s+/)
      .slice(0, 2 + Math.floor(random() * 3))
      .join(" ");
  });
}

/** Runs in the page: notes each key and the frame that shows its list. */
function watch(): void {
  const shown: number[] = [];
  const state = { shown, wrong: 0, keys: 0 };
  let pressed: number | null = null;
  const field = () => document.querySelector<HTMLInputElement>("main input[name=q]");
  const isCurrent = () => document.querySelector("main .search")?.getAttribute("aria-busy") === "false";
  const heading = () => document.querySelector("main h1")?.textContent?.replace(/^Search results for /, "") ?? "";
  document.addEventListener(
    "input",
    ({ timeStamp }) => {
      pressed = timeStamp;
      state.keys += 1;
    },
    true,
  );
  const look = (now: number) => {
    if (isCurrent() && field() !== null) {
      const isFor = heading() === field()?.value.trim();
      if (isFor && pressed !== null) {
        shown.push(now - pressed);
        performance.mark("list-shown");
        pressed = null;
      }
      if (!isFor && pressed === null) state.wrong += 1;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(window, { keystrokes: state });
}

const texts = await makeTexts();
const server = await startServer({ DATABASE_URL: `file:${file}` });
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  // What tsx puts around functions is not there in the page.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto(`${server.address}/papers?q=warm`, { waitUntil: "networkidle" });
  await page.evaluate(watch);
  const field = page.getByRole("main").getByLabel("Search titles and abstracts");
  const typeTexts = async (some: readonly string[]) => {
    for (const text of some) {
      await field.fill("");
      await page.waitForTimeout(400);
      await field.pressSequentially(text, { delay: Number(values.pause) });
      await page.waitForTimeout(400);
    }
  };
  const readState = () =>
    page.evaluate(
      () => (window as unknown as { keystrokes: { shown: number[]; wrong: number; keys: number } }).keystrokes,
    );
  await browser.startTracing(page, { categories: TRACE_CATEGORIES });
  await typeTexts(texts.slice(0, TRACED));
  const trace = await browser.stopTracing();
  const traced = await readState();
  await typeTexts(texts.slice(TRACED));
  const all = await readState();
  const round = (value: number) => Math.round(value);
  const row = (keys: number, shown: readonly number[]) => ({
    keys,
    "lists shown": shown.length,
    "p50 ms": round(percentile(shown, 0.5)),
    "p95 ms": round(percentile(shown, 0.95)),
    "worst ms": round(Math.max(...shown)),
  });
  console.table({
    "by frames": { ...row(all.keys, all.shown), "frames with a list for another text": all.wrong },
    "by frames, traced keys": row(traced.keys, traced.shown),
    "by the trace": row(traced.keys, readKeyTimes(trace)),
  });
} finally {
  await browser.close();
  await server.stop();
}
