/**
 * What a server makes ready while nobody waits for it: the code of the pages and downloads that are asked for most, what
 * searches read, the counts of topics and trends. At its start, and again when the catalogue has changed and rests.
 */
import { setTimeout as pass } from "node:timers/promises";
import type { Db } from "@/lib/db";
import { paperHref } from "@/lib/format/addresses";
import { LIST_FORMATS } from "@/lib/formats/formats";
import { getVersion } from "@/lib/papers/queries-catalogue";
import { getNewestSlug } from "@/lib/papers/queries-paper";
import { getTopics, getTrends } from "@/lib/papers/queries-trends";
import { topicPageHref } from "@/lib/papers/trend-links";
import { warmSearch as warmByThread } from "@/lib/search/ask";
import { keepFewPages } from "@/lib/search/connection";
import { warmSearch } from "@/lib/search/warm";
import { atStop } from "@/lib/serve/at-stop.mjs";
import { freeTurn } from "@/lib/serve/readers.mjs";
import type { Ask } from "@/lib/serve/ready.mjs";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

/** Who opens the address as soon as it is told goes before. */
const FIRST_MS = 100;
const EVERY_MS = 5_000;
const DOWNLOADS = LIST_FORMATS.map(({ extension }) => `/papers${extension}`);
const PAGES = ["/", "/papers", "/trending"];
const PAGES_OF_COUNTS = ["/topics", "/trends"];

/** Asks this server itself for each of these, one after the other, as long as `goesOn` says so. */
async function askAll(ask: Ask | null, paths: readonly string[], goesOn: () => boolean): Promise<void> {
  for (const path of paths) {
    await freeTurn();
    if (ask !== null && goesOn()) await ask(path);
  }
}

/** A paper's page: the one that all papers' pages are filled from is drawn for it. */
async function somePaper(db: Db): Promise<string[]> {
  const slug = await getNewestSlug(db);
  return slug === null ? [] : [paperHref(slug)];
}

/** The same of topics. */
const someTopic = (): string[] =>
  loadTaxonomy()
    .topics.slice(0, 1)
    .map(({ slug }) => topicPageHref(slug));

/** Where it is this thread that searches. */
async function warmHere(db: Db): Promise<void> {
  await keepFewPages(db);
  await warmSearch(db, freeTurn);
}

async function warmUp(db: Db, ask: Ask | null, goesOn: () => boolean): Promise<void> {
  await askAll(ask, [...PAGES, ...(await somePaper(db))], goesOn);
  if (goesOn()) await warmByThread(db, () => warmHere(db));
  if (goesOn()) await getTopics(db, freeTurn);
  if (goesOn()) await getTrends(db, freeTurn);
  await askAll(ask, [...PAGES_OF_COUNTS, ...someTopic()], goesOn);
}

/** Goes on until the process ends. `ask`: null where the server cannot ask itself. */
export async function keepWarm(db: Db, ask: Ask | null): Promise<void> {
  let stopped = false;
  const goesOn = () => !stopped;
  const tell = (error: unknown) => {
    if (goesOn()) console.error("The catalogue could not be read ahead:", error);
  };
  let warmed = await getVersion(db);
  let seen = warmed;
  let underWay = pass(FIRST_MS, undefined, { ref: false })
    .then(() => askAll(ask, DOWNLOADS, goesOn))
    .then(() => warmUp(db, ask, goesOn))
    .catch(tell);
  const look = async () => {
    const version = await getVersion(db);
    const rests = version === seen;
    seen = version;
    if (!rests || version === warmed) return;
    warmed = version;
    underWay = underWay.then(() => warmUp(db, ask, goesOn)).catch(tell);
  };
  const timer = setInterval(() => void look().catch(tell), EVERY_MS).unref();
  atStop(async () => {
    stopped = true;
    clearInterval(timer);
  });
}
