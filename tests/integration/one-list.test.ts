/** One list, one set of papers: on its pages, in every format, in the API. */
import fc from "fast-check";
import { expect } from "vitest";
import { z } from "zod";
import { respondToApi } from "@/lib/api/respond";
import { papersAnswerSchema } from "@/lib/api/schemas";
import type { Db } from "@/lib/db";
import { LIST_FORMATS } from "@/lib/formats/formats";
import { respondWithFormat } from "@/lib/formats/respond";
import { getList } from "@/lib/papers/queries-list";
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
  const first = await getList(db, state);
  const slugs = first.papers.map(({ slug }) => slug);
  for (let page = 2; page <= Math.ceil(first.total / PAGE_SIZE); page++) {
    slugs.push(...(await getList(db, { ...state, page })).papers.map(({ slug }) => slug));
  }
  return slugs;
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

test("the page number of a feed is not one of the list's", async ({ db }) => {
  await fill(db);
  const feed = await (await respondWithFormat(db, request("/papers.json?page=9"), ["papers.json"])).json();
  expect(z.object({ items: z.array(z.unknown()) }).parse(feed).items).toHaveLength(COUNT - 50);
});
