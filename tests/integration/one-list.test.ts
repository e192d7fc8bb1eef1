/** One list, one set of papers: on its pages, in every format, in the API. */
import fc from "fast-check";
import { expect } from "vitest";
import { z } from "zod";
import { respondToApi } from "@/lib/api/respond";
import { editionAnswerSchema, papersAnswerSchema } from "@/lib/api/schemas";
import type { Db } from "@/lib/db";
import { filterEdition } from "@/lib/format/hierarchy";
import { LIST_FORMATS } from "@/lib/formats/formats";
import { type ListAddress, parseListAddress } from "@/lib/formats/list-address";
import { respondWithFormat } from "@/lib/formats/respond";
import { getAuthor } from "@/lib/papers/queries-authors";
import { getEdition } from "@/lib/papers/queries-edition";
import { findList } from "@/lib/papers/queries-list";
import { findFoundPapers } from "@/lib/papers/queries-result";
import { getTopic } from "@/lib/papers/queries-topics";
import { getTrending } from "@/lib/papers/queries-trending";
import { EMPTY_LIST_STATE, type ListState, PAGE_SIZE, printListState } from "@/lib/papers/search-params";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const COUNT = 73;
const WORDS = ["sparse", "attention", "diffusion", "robot", "agents", "speech", "video", "reasoning"];

async function fill(db: Db): Promise<void> {
  const entries = Array.from({ length: COUNT }, (_, number) => {
    const word = (step: number) => WORDS[(number * step + step) % WORDS.length] ?? "";
    return entry(`${word(1)} ${word(3)} ${word(5)} study ${number}`, {
      arxivId: `2508.1${String(number).padStart(4, "0")}`,
      publishedOn: `2025-08-${String((number % 28) + 1).padStart(2, "0")}`,
      upvotes: number % 3 === 0 ? null : number % 11,
      abstract: `We study ${word(2)} ${word(7)} with language models for ${word(4)}.`,
      links:
        number % 4 === 0
          ? [
              {
                url: `https://github.com/a/r${number}`,
                kind: "repository",
                host: "github.com",
                owner: "a",
                name: `r${number}`,
                provenance: "abstract",
                stars: null,
              },
            ]
          : [],
      listedOn: "2025-08-29",
      position: number,
    });
  });
  await importEntries(db, entries, { day: "2025-08-29" });
}

const request = (address: string) => new Request(`http://b.test${address}`, { headers: { host: "b.test" } });

async function onPages(db: Db, state: ListState): Promise<string[]> {
  const first = await findList(db, state);
  const ids = [...first.ids];
  for (let page = 2; page <= Math.ceil(first.total / PAGE_SIZE); page++) {
    ids.push(...(await findList(db, { ...state, page })).ids);
  }
  return (await findFoundPapers(db, ids, first.marks)).map(({ card }) => card.slug);
}

async function inApi(db: Db, query: string): Promise<string[]> {
  const slugs: string[] = [];
  let next: string | null = `http://b.test/api/v1/papers${query}`;
  while (next !== null) {
    const { pathname, search } = new URL(next);
    const response: Response = await respondToApi(db, request(pathname + search), ["papers"]);
    const answer = papersAnswerSchema.parse(await response.json());
    slugs.push(...answer.papers.map(({ id }) => id));
    next = answer.next;
  }
  return slugs;
}

/** Every arXiv identifier that a list in a format names, all pages of it, sorted; null where there is no such list. */
async function inFormatOf(db: Db, path: string, extension: string, query: string): Promise<string[] | null> {
  const found = new Set<string>();
  for (let page = 1; page <= 4; page++) {
    const address = `${path}${extension}${query}${query === "" ? "?" : "&"}page=${page}`;
    const response = await respondWithFormat(db, request(address), `${path.slice(1)}${extension}`.split("/"));
    if (response.status === 404) return null;
    for (const [id] of (await response.text()).matchAll(/2508\.1\d{4}/g)) found.add(id);
  }
  return [...found].sort();
}

/** Every arXiv identifier that a format's own address of a paper names. */
async function inFormat(db: Db, extension: string, query: string): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; page <= Math.ceil(COUNT / 50); page++) {
    const address = `/papers${extension}${query}${query === "" ? "?" : "&"}page=${page}`;
    const text = await (await respondWithFormat(db, request(address), [`papers${extension}`])).text();
    found.push(...[...text.matchAll(/2508\.1\d{4}/g)].map(([id]) => id));
  }
  return found;
}

const day = fc.option(
  fc.integer({ min: 1, max: 28 }).map((number) => `2025-08-${String(number).padStart(2, "0")}`),
  { nil: null },
);
const states = fc.record({
  q: fc.array(fc.constantFrom(...WORDS, "-video", '"language models"', "atention", "title:robot", "has:code"), {
    maxLength: 3,
  }),
  from: day,
  to: day,
  code: fc.boolean(),
  sort: fc.constantFrom(null, "newest" as const, "upvotes" as const, "relevance" as const),
});

test("a query has the same papers on its pages, in every format and in the API", { timeout: 180_000 }, async ({
  db,
}) => {
  await fill(db);
  await fc.assert(
    fc.asyncProperty(states, async ({ q, from, to, ...rest }) => {
      const [first, last] = from !== null && to !== null && from > to ? [to, from] : [from, to];
      const state: ListState = { ...EMPTY_LIST_STATE, ...rest, q: q.join(" "), from: first, to: last };
      const query = printListState(state);
      const pages = await onPages(db, state);
      expect(new Set(pages).size).toBe(pages.length);
      const expected = [...pages].sort();
      expect(await inApi(db, query)).toEqual(pages);
      for (const { extension } of LIST_FORMATS) {
        const found = [...new Set(await inFormat(db, extension, query))].sort();
        expect({ extension, query, found }).toEqual({ extension, query, found: expected });
      }
    }),
    { numRuns: 25 },
  );
});

const DAYS = ["2025-08-11", "2025-08-13", "2025-08-18", "2025-09-01"];
const AUTHORS = ["Ann Lee", "Zoë Blake", "Zoe Blake", "Łukasz Kaiser", "OpenAI"];

/** Papers of several days, authors and topics. */
async function fillEditions(db: Db): Promise<void> {
  for (const [place, day] of DAYS.entries()) {
    const entries = Array.from({ length: 7 + place * 14 }, (_, number) => {
      const id = place * 100 + number;
      const word = (step: number) => WORDS[(id * step + step) % WORDS.length] ?? "";
      return entry(`${word(1)} ${word(3)} learning study ${id}`, {
        arxivId: `2508.1${String(id).padStart(4, "0")}`,
        authors: [AUTHORS[id % AUTHORS.length] ?? "", AUTHORS[(id + 2) % AUTHORS.length] ?? ""],
        publishedOn: day,
        upvotes: id % 4 === 0 ? null : id % 13,
        abstract: `A study of ${word(2)} for ${word(5)} with large language models and ${word(7)} policies.`,
        listedOn: day,
        position: number,
      });
    });
    await importEntries(db, entries, { day, digest: String(place).padEnd(64, "0") });
  }
}

/** The slugs on all pages of a list that is no search, as its route asks for them; null where it has no page. */
async function onOtherPages(db: Db, address: ListAddress): Promise<string[] | null> {
  if (address.kind === "edition") {
    const edition = await getEdition(db, address.period);
    return edition && filterEdition(edition, address.filter).papers.map(({ slug }) => slug);
  }
  if (address.kind === "trending") {
    return (await getTrending(db, address.window))?.papers.map(({ paper }) => paper.slug) ?? [];
  }
  if (address.kind === "topic") {
    if ((await getTopic(db, address.slug)) === null) return null;
    return onPages(db, { ...EMPTY_LIST_STATE, topics: [address.slug], sort: address.state.sort ?? "newest" });
  }
  if (address.kind !== "author") throw new Error("not asked for here");
  const ids: number[] = [];
  for (let page = 1; ; page++) {
    const view = await getAuthor(db, address.slug, { name: address.name, page });
    if (view === null) return null;
    ids.push(...view.papers.map(({ id }) => id));
    if (ids.length >= view.total) return (await findFoundPapers(db, ids, [])).map(({ card }) => card.slug);
  }
}

async function inEditionApi(db: Db, path: string, query: string): Promise<string[] | null> {
  const slugs: string[] = [];
  let next: string | null = `http://b.test/api/v1${path}${query}`;
  while (next !== null) {
    const { pathname, search } = new URL(next);
    const response: Response = await respondToApi(db, request(pathname + search), pathname.slice(8).split("/"));
    if (response.status === 404) return null;
    const answer = editionAnswerSchema.parse(await response.json());
    slugs.push(...answer.papers.map(({ id }) => id));
    next = answer.next;
  }
  return slugs;
}

const otherLists = fc.oneof(
  fc.record({
    path: fc
      .constantFrom(...DAYS, "2025-08-12", "2025-W33", "2025-W34", "2025-08", "2025-10")
      .map((name) => `/editions/${name}`),
    query: fc.constantFrom("", "?code=1", "?topic=agents", "?topic=robotics&code=1"),
  }),
  fc.record({
    path: fc.constantFrom("agents", "robotics", "reasoning", "no-such-topic").map((slug) => `/topics/${slug}`),
    query: fc.constantFrom("", "?sort=upvotes"),
  }),
  fc.record({
    path: fc
      .constantFrom("ann-lee", "zoe-blake", "lukasz-kaiser", "openai", "nobody")
      .map((slug) => `/authors/${slug}`),
    query: fc.constantFrom("", "?name=Zo%C3%AB+Blake", "?name=Somebody+Else"),
  }),
  fc.record({ path: fc.constant("/trending"), query: fc.constantFrom("", "?window=day", "?window=month") }),
);

test("editions, topics, authors and what is trending have the same papers on their pages, in every format and in the API", {
  timeout: 180_000,
}, async ({ db }) => {
  await fillEditions(db);
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(otherLists, async ({ path, query }) => {
      const address = parseListAddress(path.slice(1).split("/"), new URLSearchParams(query));
      if (address === null) throw new Error(`${path} is no list`);
      const pages = await onOtherPages(db, address);
      if (pages !== null && pages.length > 0) kinds.add(address.kind);
      if (address.kind === "edition") expect(await inEditionApi(db, path, query)).toEqual(pages);
      for (const { extension } of LIST_FORMATS) {
        const expected = pages === null ? null : [...new Set(pages)].sort();
        const found = await inFormatOf(db, path, extension, query);
        expect({ path, extension, query, found }).toEqual({ path, extension, query, found: expected });
      }
    }),
    { numRuns: 40 },
  );
  expect([...kinds].sort()).toEqual(["author", "edition", "topic", "trending"]);
});

test("the page number of a feed is not one of the list's", async ({ db }) => {
  await fill(db);
  const feed = await (await respondWithFormat(db, request("/papers.json?page=9"), ["papers.json"])).json();
  expect(z.object({ items: z.array(z.unknown()) }).parse(feed).items).toHaveLength(COUNT - 50);
});
