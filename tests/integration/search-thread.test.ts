/** Searching in a thread of its own, as a server starts it, against the index in this one. */
import type { Worker } from "node:worker_threads";
import { afterEach, expect, vi } from "vitest";
import { watchReads } from "@/lib/observed-reads";
import * as ask from "@/lib/search/ask";
import { lacksNear } from "@/lib/search/near";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { findPapersLike, findSimilarPapers } from "@/lib/search/similar";
import { suggest } from "@/lib/search/suggest";
import { startSearchThread } from "@/lib/serve/search-thread.mjs";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const shelf = Array.from({ length: 30 }, (_, i) =>
  entry(`A marmot digs burrow ${i}`, {
    abstract: i % 2 === 0 ? "Burrows keep marmots warm in winter." : "A whistle warns of eagles above the meadow.",
    arxivId: `2501.${String(i).padStart(5, "0")}`,
    authors: [`Lena Martin ${i}`],
  }),
);

const shared = globalThis as unknown as { broadsheetSearchWorker?: Worker };

/** Starts the thread on a database, in a process that has nothing of before. */
async function startOn(databaseFile: string): Promise<Worker> {
  vi.stubGlobal("broadsheetShared", new Map());
  vi.stubGlobal("broadsheetSearchWorker", undefined);
  vi.stubGlobal("broadsheetObserver", undefined);
  await startSearchThread(databaseFile);
  const worker = shared.broadsheetSearchWorker;
  if (worker === undefined) throw new Error("no thread was started: is there one processor only?");
  return worker;
}

afterEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  await shared.broadsheetSearchWorker?.terminate();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("the thread answers what the index here answers", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  await startOn(databaseFile);
  const requests = [
    EMPTY_REQUEST,
    { ...EMPTY_REQUEST, page: 3 },
    { ...EMPTY_REQUEST, q: "marmto burrows" },
    { ...EMPTY_REQUEST, q: "whistle", sort: "newest" as const, page: 2 },
    { ...EMPTY_REQUEST, q: "burrow", pageSize: 1_000 },
    { ...EMPTY_REQUEST, q: "nothing of the kind" },
  ];
  for (const request of requests) {
    const asked = await ask.searchPapers(db, request);
    expect(asked).toEqual(await searchPapers(db, request));
  }
  expect((await ask.searchPapers(db, { ...EMPTY_REQUEST, q: "whistle" })).total).toBe(15);
  const whole = await ask.findAllIds(db, { ...EMPTY_REQUEST, q: "whistle", sort: "newest" });
  const { hits } = await searchPapers(db, { ...EMPTY_REQUEST, q: "whistle", sort: "newest", pageSize: 15 });
  expect([...whole.ids]).toEqual(hits.map(({ id }) => id));
  expect(whole.ids).toHaveLength(15);
  expect(await ask.suggest(db, "lena martin 7")).toEqual(await suggest(db, "lena martin 7"));
  expect(await ask.findPapersLike(db, "eagles above the meadow", 3)).toEqual(
    await findPapersLike(db, "eagles above the meadow", 3),
  );
  expect(await ask.findNearest(db, 1, 3)).toEqual(await findSimilarPapers(db, 1, 3));
  expect(await ask.lacksNear(db, -1)).toEqual(await lacksNear(db, -1));
  await ask.warmSearch(db, () => Promise.reject(new Error("read ahead here")));
});

test("pages of one search have the same facets, until papers come", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  await startOn(databaseFile);
  const first = await ask.searchPapers(db, { ...EMPTY_REQUEST, q: "burrow" });
  const second = await ask.searchPapers(db, { ...EMPTY_REQUEST, q: "burrow", page: 2 });
  expect(second.facets).toBe(first.facets);
  expect(second.hits[0]?.id).not.toBe(first.hits[0]?.id);
  await importEntries(db, [entry("One more burrow")]);
  const later = await ask.searchPapers(db, { ...EMPTY_REQUEST, q: "burrow" });
  expect([first.total, second.total, later.total]).toEqual([30, 30, 31]);
  expect(later.facets).not.toBe(first.facets);
});

test("many questions at once each get their own answer", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  await startOn(databaseFile);
  const numbers = Array.from({ length: 30 }, (_, i) => i);
  const names = await Promise.all(numbers.map(async (i) => (await ask.suggest(db, `martin ${i}`, 20))[0]?.text));
  expect(names.filter((name, i) => !name?.includes(String(i)))).toEqual([]);
});

test("what the thread reads is told to whoever watches reads here", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  await startOn(databaseFile);
  const told = new Set<string>();
  watchReads((name, ms) => told.add(`${name}: ${ms >= 0}`));
  await ask.searchPapers(db, { ...EMPTY_REQUEST, q: "marmot" });
  expect([...told]).toEqual(["search index, one turn: true"]);
});

test("what the thread throws is thrown here, and it goes on", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  await startOn(databaseFile);
  await db.$executeRawUnsafe("ALTER TABLE search_state RENAME TO hidden");
  await expect(ask.searchPapers(db, EMPTY_REQUEST)).rejects.toThrow("no such table: search_state");
  await db.$executeRawUnsafe("ALTER TABLE hidden RENAME TO search_state");
  expect((await ask.searchPapers(db, EMPTY_REQUEST)).total).toBe(30);
});

test("when the thread ends, what was asked and what will be is answered here", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  const worker = await startOn(databaseFile);
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const asked = Promise.all([ask.searchPapers(db, EMPTY_REQUEST), ask.suggest(db, "burrow 7")]);
  await worker.terminate();
  const [answer, suggestions] = await asked;
  expect(answer.total).toBe(30);
  expect(suggestions[0]?.text).toBe("A marmot digs burrow 7");
  expect((await ask.searchPapers(db, { ...EMPTY_REQUEST, page: 2 })).hits).toHaveLength(10);
  await importEntries(db, [entry("One more burrow")]);
  expect((await ask.searchPapers(db, EMPTY_REQUEST)).total).toBe(31);
  expect(complaints).toHaveBeenCalledTimes(1);
});

test("where the thread cannot start, searches are answered here", async ({ db, databaseFile }) => {
  await importEntries(db, shelf);
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const worker = await startOn(`${databaseFile}/nowhere.db`);
  await new Promise((resolve) => worker.once("exit", resolve));
  expect((await ask.searchPapers(db, EMPTY_REQUEST)).total).toBe(30);
  expect(complaints).toHaveBeenCalledTimes(1);
});
