/** Long searches: they give the turn back between small units, and what they answer is of one version of the catalogue. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, expect, vi } from "vitest";
import type { Db } from "@/lib/db";
import { prepared } from "@/lib/search/connection";
import { openIndex, type SearchIndex } from "@/lib/search/full-text";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { wordsOf } from "@/lib/search/shortlist";
import { findPapersLike } from "@/lib/search/similar";
import { suggest } from "@/lib/search/suggest";
import { finish, readInTurns, type Steps } from "@/lib/search/turns";
import { learnWords } from "@/lib/search/vocabulary";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const LETTERS = "bcdfghklmnprstvz";
/** Words that no stemmer shortens, each unlike the others. */
const word = (i: number): string => `${LETTERS[i % 16]}o${LETTERS[(i >> 4) % 16]}u${LETTERS[(i * 7) % 16]}ak`;
const misspell = (text: string): string => `${text.slice(0, 4)}x${text.slice(4)}`;
const PAPERS = 150;
const shelf = Array.from({ length: PAPERS }, (_, i) =>
  entry(`Kilns of ${word(i)} and ${word(i + 1)}`, {
    abstract: Array.from({ length: 30 }, (_, j) => word(i + j * 5)).join(" "),
    arxivId: `2501.${String(i).padStart(5, "0")}`,
  }),
);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Makes every look at the clock ten milliseconds later than the one before, so that each unit ends its turn. */
function hurryClock(): void {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 10;
    return now;
  });
}

/** Runs work beside a chain of turns; gives by how much each of these numbers grew at most from one turn to the next. */
async function mostInOneTurn(
  work: () => Promise<unknown>,
  read: () => number[],
): Promise<{ turns: number; most: number[] }> {
  const state = { isOver: false, turns: 0, most: read().map(() => 0) };
  const chain = (async () => {
    let before = read();
    while (!state.isOver) {
      await nextTurn();
      const now = read();
      state.most = state.most.map((most, i) => Math.max(most, (now[i] ?? 0) - (before[i] ?? 0)));
      state.turns++;
      before = now;
    }
  })();
  try {
    await work();
  } finally {
    state.isOver = true;
    await chain;
  }
  return state;
}

const words = (count: number, sign = "") => Array.from({ length: count }, (_, i) => sign + word(i));
const phrases = Array.from({ length: 20 }, (_, i) => `"${word(i)} ${word(i + 5)}"`).join(" ");

test("no unit of a search reads more than a few words or some papers before others have their turn", async ({ db }) => {
  await importEntries(db, shelf);
  const index = await openIndex(db);
  const read = () => [index.cache.size, index.stems.papers, index.learnt.last];
  hurryClock();
  const search = (q: string) => () => searchPapers(db, { ...EMPTY_REQUEST, q });
  const asked: [name: string, work: () => Promise<unknown>][] = [
    ["words", search(words(60).join(" "))],
    ["alternatives", search(words(60).join(" OR "))],
    ["exclusions", search(`kilns ${words(60, "-").join(" ")}`)],
    ["fields", search(words(60, "abstract:").join(" "))],
    ["phrases", search(phrases)],
    [
      "misspelt words",
      search(
        words(30)
          .map((each) => `${each}e`)
          .join(" "),
      ),
    ],
    ["suggestions", () => suggest(db, words(20).join(" "))],
    ["papers like it", () => findPapersLike(db, words(100).join(" "), 5)],
  ];
  for (const [name, work] of asked) {
    const { turns, most } = await mostInOneTurn(work, read);
    // Postings of one stem and of its only word; papers of one unit of re-ranking; words of one unit of learning.
    expect(most[0], name).toBeLessThanOrEqual(2);
    expect(most[1], name).toBeLessThanOrEqual(25);
    expect(most[2], name).toBeLessThanOrEqual(1_000);
    expect(turns, name).toBeGreaterThan(20);
  }
});

test("papers are compared with phrases a hundred a turn", async ({ db }) => {
  await importEntries(
    db,
    Array.from({ length: 250 }, (_, i) =>
      entry(`Glazing kilns ${i}`, { arxivId: `2502.${String(i).padStart(5, "0")}` }),
    ),
  );
  hurryClock();
  const { turns } = await mostInOneTurn(
    () => searchPapers(db, { ...EMPTY_REQUEST, q: '"kilns glazing"', exact: true }),
    () => [],
  );
  // Two hundred and fifty papers have both words, none in this order: two turns more than for fifty of them.
  expect(turns).toBeGreaterThanOrEqual(7);
});

test("an ordinary search takes one turn", async ({ db }) => {
  await importEntries(db, shelf);
  const index = await openIndex(db);
  const seen: number[] = [];
  const answer = await readInTurns(
    db,
    index,
    function* () {
      for (let i = 0; i < 5; i++) {
        seen.push(i);
        yield;
      }
      return "done";
    },
    () => 0,
  );
  expect(answer).toBe("done");
  expect(seen).toEqual([0, 1, 2, 3, 4]);
});

const versionOf = ({ connection }: SearchIndex): number =>
  prepared<{ version: number }>(connection, "SELECT version FROM search_state").get()?.version ?? 0;

/** Work of so many turns, each of which notes the version it reads. */
function* notingVersions(index: SearchIndex, turns: number): Steps<number[]> {
  const versions: number[] = [];
  for (let i = 0; i < turns; i++) {
    versions.push(versionOf(index), index.version);
    yield;
  }
  return versions;
}

async function moveVersion(db: Db): Promise<void> {
  await db.$executeRawUnsafe("UPDATE search_state SET version = version + 1");
}

test("when the catalogue changes between two turns the work begins again, and reads one version", async ({ db }) => {
  await importEntries(db, shelf.slice(0, 3));
  const index = await openIndex(db);
  let begun = 0;
  let clock = 0;
  const reading = readInTurns(
    db,
    index,
    (state) => {
      begun++;
      // Without the change the first work would never end.
      return notingVersions(state, begun === 1 ? Number.POSITIVE_INFINITY : 10);
    },
    () => (clock += 10),
  );
  await moveVersion(db);
  const versions = await reading;
  expect(begun).toBe(2);
  expect(new Set(versions).size).toBe(1);
  expect(versions).toHaveLength(20);
});

test("when it changes again and again the work is done on a state that is held for it", async ({ db }) => {
  await importEntries(db, shelf.slice(0, 3));
  const index = await openIndex(db);
  const begun: SearchIndex[] = [];
  let clock = 0;
  const state = { isOver: false };
  const moving = (async () => {
    while (!state.isOver) {
      await moveVersion(db);
      await nextTurn();
    }
  })();
  const versions = await readInTurns(
    db,
    index,
    (each) => {
      begun.push(each);
      return notingVersions(each, 400);
    },
    () => (clock += 10),
  );
  state.isOver = true;
  await moving;
  expect(begun).toHaveLength(3);
  expect(begun[0]).toBe(index);
  expect(begun[2]).not.toBe(index);
  expect(new Set(versions).size).toBe(1);
  expect(versionOf(index)).toBeGreaterThan(versions[0] ?? 0);
});

test("searches beside imports answer from one state each", { timeout: 60_000 }, async ({ db }) => {
  await importEntries(db, shelf.slice(0, 40));
  hurryClock();
  const state = { isOver: false };
  const importing = (async () => {
    for (const each of shelf.slice(40, 60)) await importEntries(db, [each]);
    state.isOver = true;
  })();
  const totals: number[] = [];
  while (!state.isOver) {
    const q = `kilns -"kilns of absent" ${words(12).join(" ")} ${totals.length}`;
    const both = await Promise.all([
      searchPapers(db, { ...EMPTY_REQUEST, q, pageSize: 100 }),
      searchPapers(db, { ...EMPTY_REQUEST, q: `title:kilns ${totals.length}`, pageSize: 100 }),
    ]);
    for (const { hits, total } of both) expect(new Set(hits.map(({ id }) => id)).size).toBe(total);
    totals.push(both[1].total);
  }
  await importing;
  expect(totals).toEqual([...totals].sort((a, b) => a - b));
  expect(totals.at(-1)).toBeLessThanOrEqual(60);
});

test("several long searches at once do not mix their scores", async ({ db }) => {
  await importEntries(db, shelf);
  const queries = Array.from({ length: 6 }, (_, i) => `${word(i * 9)} ${word(i * 9 + 1)} ${word(i * 9 + 5)}`);
  const ask = (q: string, page: number) => searchPapers(db, { ...EMPTY_REQUEST, q, page, pageSize: 20 });
  hurryClock();
  const together = await Promise.all(queries.map((q) => ask(q, 1)));
  await moveVersion(db);
  for (const [i, q] of queries.entries()) expect(await ask(q, 1)).toEqual(together[i]);
});

test("readers who come while the words are learnt share the work", async ({ db }) => {
  await importEntries(db, shelf);
  const index = await openIndex(db);
  hurryClock();
  const misspelt = misspell(word(3));
  const [one, other] = await Promise.all([
    searchPapers(db, { ...EMPTY_REQUEST, q: misspelt }),
    searchPapers(db, { ...EMPTY_REQUEST, q: `${misspelt} ` }),
  ]);
  expect(one.correction?.shown).toBe(word(3));
  expect(other.hits).toEqual(one.hits);
  const known = wordsOf(finish(learnWords(index)));
  expect(known).toContain(word(3));
  expect(new Set(known).size).toBe(known.length);
});

test("whoever watches a server's queries is told how long each turn of a search took", async ({ db }) => {
  await importEntries(db, shelf);
  const told: [name: string, ms: number][] = [];
  vi.stubGlobal("broadsheetObserver", { query: (name: string, ms: number) => void told.push([name, ms]) });
  const now = vi.fn<() => number>();
  // Begins at 5, looks at 25 whether the turn is over, notes 26 as its end; the second turn takes three.
  for (const moment of [5, 25, 26, 40, 43]) now.mockReturnValueOnce(moment);
  const twoUnits = function* () {
    yield undefined;
    return "found";
  };
  expect(await readInTurns(db, await openIndex(db), twoUnits, now)).toBe("found");
  expect(told).toEqual([
    ["search index, one turn", 21],
    ["search index, one turn", 3],
  ]);
});

test("what many ask at once is sought once", async ({ db }) => {
  await importEntries(db, shelf);
  let turns = 0;
  vi.stubGlobal("broadsheetObserver", { query: () => void turns++ });
  const turnsOf = async (q: string, readers: number) => {
    turns = 0;
    await Promise.all(Array.from({ length: readers }, () => searchPapers(db, { ...EMPTY_REQUEST, q })));
    return turns;
  };
  await turnsOf(word(3), 1);
  hurryClock();
  const alone = await turnsOf(`${word(3)} ${word(4)}`, 1);
  expect(alone).toBeGreaterThan(5);
  // The others find it known, in a turn of their own.
  expect(await turnsOf(`${word(3)}  ${word(4)}`, 5)).toBe(alone + 4);
});
