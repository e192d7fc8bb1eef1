/** Whatever is typed: no error, no empty page without a sentence, no long wait. */
import fc from "fast-check";
import { expect } from "vitest";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { findPapersLike } from "@/lib/search/similar";
import { suggest } from "@/lib/search/suggest";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const WORDS = ["sparse", "attention", "model", "learning", "of", "the", "retrieval", "agents", "diffusion", "marmots"];
const SHELF = Array.from({ length: 60 }, (_, i) =>
  entry(`${WORDS[i % 10]} ${WORDS[(i * 7) % 10]} number ${i}`, {
    abstract: `About ${WORDS[(i * 3) % 10]} and ${WORDS[(i * 9) % 10]} with Qwen2.5, β-VAE and 模型.`,
    arxivId: `2501.${String(i).padStart(5, "0")}`,
    publishedOn: i % 5 === 0 ? null : "2025-03-10",
  }),
);

const piece = fc.constantFrom(
  ...WORDS,
  ...'( ) (( )) OR AND NOT - -- " "" “ \' title: abstract: author: org: topic:x repo:a/b has:code has: stars>0 upvotes<= authors<=3'.split(
    " ",
  ),
  ..."date:2025-03 date:.. date:2025-03..2024 after:x before:9999 NEAR( * ^ % _ ; -- \\ \0 \u200b 😀 模型 β ﷽ İ ß".split(
    " ",
  ),
  "DROP TABLE Paper;",
  "' OR 1=1 --",
);
const query = fc.oneof(
  { weight: 5, arbitrary: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(" ")) },
  { weight: 2, arbitrary: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1_900, maxLength: 2_000, unit: "grapheme" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("(".repeat(2_000), '"'.repeat(1_999), "-".repeat(2_000), "a ".repeat(1_000)),
  },
);
const request = fc.record({
  q: query,
  typing: fc.boolean(),
  exact: fc.boolean(),
  sort: fc.constantFrom("relevance" as const, "newest" as const, "upvotes" as const),
  page: fc.constantFrom(1, 2, 1_000_000),
});

const RUNS = Number(process.env.SEARCH_HOSTILE_RUNS ?? 10_000);

test("any request is answered", { timeout: 300_000 }, async ({ db }) => {
  await importEntries(db, SHELF);
  await searchPapers(db, { ...EMPTY_REQUEST, q: "warmp up" });
  let slowest = { ms: 0, q: "" };
  await fc.assert(
    fc.asyncProperty(request, async (change) => {
      const start = performance.now();
      const answer = await searchPapers(db, { ...EMPTY_REQUEST, ...change });
      const ms = performance.now() - start;
      if (ms > slowest.ms) slowest = { ms, q: change.q };
      expect(answer.total === 0).toBe(answer.sentence !== null);
      expect(answer.hits.length).toBe(
        Math.max(0, Math.min(EMPTY_REQUEST.pageSize, answer.total - (change.page - 1) * EMPTY_REQUEST.pageSize)),
      );
      expect(new Set(answer.hits.map(({ id }) => id)).size).toBe(answer.hits.length);
    }),
    { numRuns: RUNS },
  );
  console.info(
    `${RUNS} hostile requests, the slowest ${slowest.ms.toFixed(1)} ms: ${JSON.stringify(slowest.q.slice(0, 80))}`,
  );
});

test("suggestions and likeness take any text", async ({ db }) => {
  await importEntries(db, SHELF);
  await fc.assert(
    fc.asyncProperty(query, async (text) => {
      expect((await suggest(db, text)).length).toBeLessThanOrEqual(8);
      expect((await findPapersLike(db, text, 5)).length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 300 },
  );
});

test("pages follow each other without gaps or repeats", async ({ db }) => {
  await importEntries(db, SHELF);
  for (const q of ["", "attention model learning", "-sparse"]) {
    const ids: number[] = [];
    for (let page = 1; page <= 8; page++)
      ids.push(...(await searchPapers(db, { ...EMPTY_REQUEST, q, page })).hits.map(({ id }) => id));
    const { total } = await searchPapers(db, { ...EMPTY_REQUEST, q });
    expect(new Set(ids).size).toBe(total);
    expect(ids.length).toBe(total);
  }
});

test("of very many phrases the first eight are looked up, the others by their words", async ({ db }) => {
  await importEntries(db, [entry("Glazing kilns by night")]);
  const others = Array.from({ length: 8 }, (_, i) => `"absent${i} phrase"`).join(" OR ");
  const total = async (q: string) => (await searchPapers(db, { ...EMPTY_REQUEST, q, exact: true })).total;
  expect(await total('"glazing kilns"')).toBe(1);
  expect(await total('"kilns glazing"')).toBe(0);
  expect(await total(`"kilns glazing" OR ${others}`)).toBe(0);
  expect(await total(`${others} OR "kilns glazing"`)).toBe(1);
});
