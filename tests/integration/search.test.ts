/** Searching a saved catalogue: what is saved is found, and nothing else. */
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { EMPTY_REQUEST, type SearchRequest, searchPapers } from "@/lib/search/search";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

async function titlesFound(db: Db, q: string, change: Partial<SearchRequest> = {}): Promise<string[]> {
  const { hits } = await searchPapers(db, { ...EMPTY_REQUEST, q, ...change });
  const rows = await db.paper.findMany({ where: { id: { in: hits.map(({ id }) => id) } } });
  return hits.map(({ id }) => rows.find((row) => row.id === id)?.title ?? "missing");
}

const SHELF = [
  entry("Sparse Attention for Long Documents", {
    abstract: "We show that sparse attention reads long documents. Code is released.",
    publishedOn: "2025-03-10",
    upvotes: 40,
    authors: ["Ada Lovelace", "Jean-Luc Müller"],
    authorCount: 2,
    organization: "example-lab",
  }),
  entry("Speculative Decoding with Small Drafts", {
    abstract: "A draft model proposes tokens and the large model verifies them. Decoding gets twice as fast.",
    publishedOn: "2025-06-02",
    upvotes: 12,
    authors: ["Grace Hopper"],
    authorCount: 1,
  }),
  entry("A Survey of Diffusion-Transformers", {
    abstract: "Diffusion transformers and their pre-training, with β-VAE encoders and k-NN retrieval, are surveyed.",
    publishedOn: "2024-11-20",
    upvotes: 3,
  }),
  entry("Qwen2.5 Technical Notes", { abstract: "Notes on Qwen2.5 and GRPO.", publishedOn: null }),
];

test("words are found in any form, order and field; misspelt ones are corrected and said to be", async ({ db }) => {
  await importEntries(db, SHELF);
  expect(await titlesFound(db, "document attention")).toEqual(["Sparse Attention for Long Documents"]);
  expect(await titlesFound(db, "attention muller")).toEqual(["Sparse Attention for Long Documents"]);
  for (const query of ["diffusion transformer", "pretraining", "pre training", "β-vae", "beta vae", "knn", "k-NN"])
    expect(await titlesFound(db, query)).toContain("A Survey of Diffusion-Transformers");
  expect(await titlesFound(db, "qwen")).toEqual(["Qwen2.5 Technical Notes"]);
  expect(await titlesFound(db, "grpo")).toEqual(["Qwen2.5 Technical Notes"]);
  const answer = await searchPapers(db, { ...EMPTY_REQUEST, q: "Speculatve decodng" });
  expect(answer.correction?.shown).toBe("speculative decoding");
  expect(answer.total).toBe(1);
  const exact = await searchPapers(db, { ...EMPTY_REQUEST, q: "Speculatve decodng", exact: true });
  expect(exact).toMatchObject({ total: 0, correction: null, sentence: "No paper has any of these words." });
});

test("operators demand, and are listed", async ({ db }) => {
  await importEntries(db, SHELF);
  const all = [
    ['"sparse attention reads"', ["Sparse Attention for Long Documents"]],
    ['"attention sparse"', []],
    ["model -draft", []],
    ["title:decoding", ["Speculative Decoding with Small Drafts"]],
    ["abstract:surveyed", ["A Survey of Diffusion-Transformers"]],
    ["author:hopper", ["Speculative Decoding with Small Drafts"]],
    ['author:"Ada Lovelace"', ["Sparse Attention for Long Documents"]],
    ['author:"Lovelace Jean"', []],
    ["org:example", ["Sparse Attention for Long Documents"]],
    ["upvotes>=12 authors<=1", ["Speculative Decoding with Small Drafts"]],
    ["date:2025", ["Speculative Decoding with Small Drafts", "Sparse Attention for Long Documents"]],
    ["before:2025", ["A Survey of Diffusion-Transformers"]],
    ["(sparse OR speculative) -hopper", ["Sparse Attention for Long Documents"]],
    ["topic:nothing-of-the-kind", []],
  ] as const;
  for (const [query, titles] of all) expect([query, await titlesFound(db, query)]).toEqual([query, titles]);
});

test("a word is completed while it is typed and not after", async ({ db }) => {
  await importEntries(db, SHELF);
  expect(await titlesFound(db, "specu", { typing: true })).toEqual(["Speculative Decoding with Small Drafts"]);
  expect(await titlesFound(db, "specu", { exact: true })).toEqual([]);
});

test("without words it is the list of papers under the filters, with counts", async ({ db }) => {
  await importEntries(db, SHELF);
  const list = await searchPapers(db, EMPTY_REQUEST);
  expect(list.total).toBe(4);
  expect(list.facets.months).toEqual([
    { month: "2024-11", papers: 1 },
    { month: "2025-03", papers: 1 },
    { month: "2025-06", papers: 1 },
  ]);
  expect(list.facets.organizations).toEqual([{ org: "example-lab", papers: 1 }]);
  expect(await titlesFound(db, "", { sort: "upvotes", pageSize: 2 })).toEqual([
    "Sparse Attention for Long Documents",
    "Speculative Decoding with Small Drafts",
  ]);
  const narrow = await searchPapers(db, { ...EMPTY_REQUEST, from: "2025-01-01", org: "example-lab" });
  expect(narrow.total).toBe(1);
  expect(narrow.dropped).toEqual([{ filter: "org", papers: 1 }]);
});

test("papers of other topics are left out of lists, and counted as what the filter keeps out", async ({ db }) => {
  await importEntries(db, SHELF);
  const shelved = await db.paper.findMany({ select: { id: true, title: true } });
  const idOf = (title: string) => shelved.find((paper) => paper.title.startsWith(title))?.id ?? 0;
  for (const slug of ["kilns", "looms"]) await db.topic.create({ data: { slug, name: slug, section: "Crafts" } });
  const filed = { score: 1, origin: "derived" };
  await db.paperTopic.createMany({
    data: [
      { paperId: idOf("Sparse"), topicSlug: "kilns", ...filed },
      { paperId: idOf("Speculative"), topicSlug: "kilns", ...filed },
      { paperId: idOf("Speculative"), topicSlug: "looms", ...filed },
      { paperId: idOf("A Survey"), topicSlug: "looms", ...filed },
    ],
  });
  const search = (change: Partial<SearchRequest>) => searchPapers(db, { ...EMPTY_REQUEST, ...change });
  const kilns = await search({ topics: ["kilns"] });
  expect(kilns.total).toBe(2);
  expect(kilns.hits.map(({ id }) => id)).toEqual([idOf("Speculative"), idOf("Sparse")]);
  expect(kilns.dropped).toEqual([{ filter: "topics", papers: 2 }]);
  expect(kilns.facets.topics).toContainEqual({ slug: "looms", papers: 1 });
  expect(kilns.facets.months.map(({ month }) => month)).toEqual(["2025-03", "2025-06"]);
  const only = await search({ topics: ["kilns"], withoutTopics: ["looms"] });
  expect([only.total, only.dropped]).toEqual([1, [{ filter: "topics", papers: 3 }]]);
  const none = await search({ topics: ["spindles"] });
  expect([none.total, none.dropped]).toEqual([0, [{ filter: "topics", papers: 4 }]]);
  const operator = await search({ q: "-draft", topics: ["kilns"] });
  expect([operator.total, operator.dropped]).toEqual([1, [{ filter: "topics", papers: 2 }]]);
  const dated = await search({ topics: ["kilns"], from: "2025-04-01" });
  expect([dated.total, dated.dropped]).toEqual([1, [{ filter: "date", papers: 1 }]]);
  expect((await search({})).total).toBe(4);
});

test("a saved paper is found at once, a changed one by its new words only, a removed one not at all", async ({
  db,
}) => {
  const paper = { arxivId: "2501.00001" };
  await importEntries(db, [entry("Marmots in winter", { ...paper, abstract: "They sleep." })]);
  expect(await titlesFound(db, "marmots")).toEqual(["Marmots in winter"]);
  await db.paper.updateMany({ data: { title: "Badgers in winter" } });
  expect(await titlesFound(db, "marmots", { exact: true })).toEqual([]);
  expect(await titlesFound(db, "badgers sleep")).toEqual(["Badgers in winter"]);
  await db.paper.deleteMany();
  expect(await titlesFound(db, "badgers", { exact: true })).toEqual([]);
  expect((await searchPapers(db, EMPTY_REQUEST)).total).toBe(0);
});

test("a rare word that the catalogue has is never replaced: in a title or name it stands alone, else both are shown", async ({
  db,
}) => {
  await importEntries(db, [
    ...Array.from({ length: 520 }, (_, i) => entry(`Marmots, part ${i}`, { abstract: "A pipeline based on burrows." })),
    entry("Weaving a Basket of Pipelin", { abstract: "Willow rods, dried and bent.", authors: ["Ada Baser"] }),
    entry("Willow rods", { abstract: "A pipeliine of rods." }),
  ]);
  const correction = async (q: string) => (await searchPapers(db, { ...EMPTY_REQUEST, q })).correction;
  expect(await correction("basket")).toBeNull();
  expect(await correction("pipelin")).toBeNull();
  expect(await correction("baser")).toBeNull();
  expect(await correction("pipeliine")).toMatchObject({ shown: "pipeline", isKept: true });
  expect(await correction("pipelnie")).toMatchObject({ shown: "pipeline", isKept: false });
  expect((await titlesFound(db, "pipeliine"))[0]).toBe("Willow rods");
  expect((await searchPapers(db, { ...EMPTY_REQUEST, q: "pipeliine", exact: true })).total).toBe(1);
});
