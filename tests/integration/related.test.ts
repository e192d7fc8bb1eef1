import { expect } from "vitest";
import { findRelated } from "@/lib/papers/queries-related";
import { COUNTED_BLOCKS, countPapersOfStem } from "@/lib/search/cached-postings";
import { openIndex, readIndex } from "@/lib/search/full-text";
import { findKeptNear, lacksNear, relatePapers } from "@/lib/search/near";
import { BLOCK_BITS } from "@/lib/search/postings";
import { findSimilarPapers } from "@/lib/search/similar";
import { findStem } from "@/lib/search/words";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const filler = (count: number) =>
  Array.from({ length: count }, (_, place) => entry(`Filler ${place}`, { abstract: `Garden number ${place}.` }));
const SHELF = [
  entry("Speculative decoding with a draft model", {
    abstract: "A draft model proposes; speculative decoding checks.",
  }),
  entry("Faster speculative decoding", { abstract: "The draft model of speculative decoding is pruned." }),
  entry("Sundials of Provence", { abstract: "Gnomons and shadows of a sundial." }),
  ...filler(20),
];

test("kept neighbours say what looking for them says", async ({ db }) => {
  await importEntries(db, SHELF);
  const paper = await db.paper.findFirstOrThrow({ where: { title: { startsWith: "Speculative" } } });
  const found = await findRelated(db, { ...paper, topics: [] }, 4);
  expect(await findKeptNear(db, paper.id)).toBeNull();
  expect(await relatePapers(db, { alone: true })).toBe(23);
  expect(await findKeptNear(db, paper.id)).not.toBeNull();
  expect(await findRelated(db, { ...paper, topics: [] }, 4)).toEqual(found);
  expect(found.map((each) => [each.paper.title, each.shares])).toEqual([
    ["Faster speculative decoding", ["speculative decoding", "draft model"]],
  ]);
  expect(await relatePapers(db)).toBe(0);
});

test("papers without a phrase in common share their topics, two at most, the surest first", async ({ db }) => {
  await importEntries(db, SHELF);
  const [paper, other] = await db.paper.findMany({ orderBy: { id: "asc" }, take: 2 });
  const scores = { clocks: 0.5, dials: 0.7, shade: 0.9, suns: 0.8, tides: 1 };
  for (const [slug, score] of Object.entries(scores)) {
    await db.topic.create({ data: { slug, name: slug.toUpperCase(), section: "Instruments" } });
    await db.paperTopic.create({ data: { paperId: other?.id ?? 0, topicSlug: slug, score, origin: "derived" } });
  }
  const topics = ["clocks", "dials", "suns", "moons"].map((slug) => ({ slug, name: slug, origin: "derived" as const }));
  const found = await findRelated(db, { id: paper?.id ?? 0, title: "", abstract: "", topics }, 4);
  expect(found.map(({ shares }) => shares)).toEqual([["SUNS", "DIALS"]]);
});

test("a catalogue too large to be done at once is done paper by paper", async ({ db }) => {
  await importEntries(db, SHELF);
  const ids = (await db.paper.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id);
  const near = () => Promise.all(ids.map((id) => findKeptNear(db, id)));
  expect(await relatePapers(db, { alone: true, mostAtOnce: 22 })).toBe(23);
  const each = await near();
  await db.$executeRawUnsafe("DELETE FROM search_near");
  expect(await relatePapers(db, { alone: true, mostAtOnce: 23 })).toBe(23);
  const first = (lists: Awaited<ReturnType<typeof near>>) => lists.slice(0, 2).map((list) => list?.[0]?.id);
  expect(first(each)).toEqual([ids[1], ids[0]]);
  expect(first(await near())).toEqual([ids[1], ids[0]]);
});

test("one word in common, however telling, is less than several", async ({ db }) => {
  await importEntries(db, [
    entry("Dense prediction of depth", {
      abstract: "Dense maps, dense labels, dense tasks: depth and normals of a photograph.",
    }),
    entry("Dense, denser, densest", { abstract: "Dense laws of dense growth: what is dense becomes dense." }),
    entry("Normals of a photograph", { abstract: "A photograph shows its normals and its depth." }),
    ...filler(20),
  ]);
  const paper = await db.paper.findFirstOrThrow({ where: { title: { startsWith: "Dense prediction" } } });
  const near = await findSimilarPapers(db, paper.id, 2);
  const titles = await db.paper.findMany({ select: { id: true, title: true } });
  expect(near.map(({ id }) => titles.find((each) => each.id === id)?.title)).toEqual([
    "Normals of a photograph",
    "Dense, denser, densest",
  ]);
});

test("a new paper takes its place among the neighbours of older ones", async ({ db }) => {
  await importEntries(db, SHELF);
  await relatePapers(db, { alone: true });
  const { version } = await lacksNear(db, -1);
  expect(await lacksNear(db, version)).toEqual({ version, isLacking: false });
  await importEntries(db, [entry("Sundials at night", { abstract: "The shadows of a sundial under the moon." })]);
  expect((await lacksNear(db, version)).isLacking).toBe(true);
  expect(await relatePapers(db)).toBe(1);
  const [old, fresh] = await db.paper.findMany({
    where: { title: { startsWith: "Sundials" } },
    orderBy: { id: "asc" },
  });
  expect((await findKeptNear(db, old?.id ?? 0))?.[0]?.id).toBe(fresh?.id);
  expect((await findKeptNear(db, fresh?.id ?? 0))?.[0]?.id).toBe(old?.id);
});

test("a paper whose words changed is looked at again, one that is gone is forgotten", async ({ db }) => {
  await importEntries(db, SHELF);
  await relatePapers(db, { alone: true });
  const paper = await db.paper.findFirstOrThrow({ where: { title: { startsWith: "Sundials" } } });
  await importEntries(db, [
    entry("Sundials of Provence", { abstract: "Gnomons and shadows of a sundial, told at greater length." }),
  ]);
  const after = await findKeptNear(db, paper.id);
  expect(after).toBeNull();
  const gone = await db.paper.findFirstOrThrow({ where: { title: "Filler 3" } });
  await db.paper.delete({ where: { id: gone.id } });
  await importEntries(db, filler(1));
  await relatePapers(db);
  expect(await findKeptNear(db, gone.id)).toBeNull();
  expect(await findKeptNear(db, paper.id)).not.toBeNull();
});

test("in how many titles a stem of many papers is, is counted in the newest papers alone", async ({ db }) => {
  await importEntries(db, [entry("Sundials of Provence", { abstract: "Gnomons and shadows." })]);
  const far = COUNTED_BLOCKS << BLOCK_BITS;
  await db.$executeRawUnsafe("UPDATE sqlite_sequence SET seq = ? WHERE name = 'Paper'", far);
  await importEntries(db, [entry("Shadows", { abstract: "Of a sundial." })]);
  const index = await openIndex(db);
  const countAs = (papers: number) =>
    readIndex(index, () => {
      const stem = findStem(index, "sundial")?.id ?? 0;
      index.papersOfStem[stem] = papers;
      return countPapersOfStem(index, stem);
    });
  expect(countAs(100_000)).toEqual({ papers: 1, titles: 0 });
  expect(countAs(2)).toEqual({ papers: 2, titles: 1 });
});
