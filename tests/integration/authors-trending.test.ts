/** Authors, trending, readings and related papers on a fresh catalogue. */
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { getAuthor } from "@/lib/papers/queries-authors";
import { findCards } from "@/lib/papers/queries-card";
import { findUpvoteReadings } from "@/lib/papers/queries-readings";
import { findRelated } from "@/lib/papers/queries-related";
import { getTrending } from "@/lib/papers/queries-trending";
import type { AuthorView } from "@/lib/papers/trend-views";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const ALL = { name: null, page: 1 };

async function titlesOf(db: Db, view: AuthorView | null): Promise<string[]> {
  const ids = view?.papers.map(({ id }) => id) ?? [];
  return (await findCards(db, ids)).map(({ title }) => title);
}

test("an author's papers come newest first, in pages", async ({ db }) => {
  const papers = Array.from({ length: 12 }, (_, place) =>
    entry(`Paper ${place}`, { authors: ["Ada Quill"], publishedOn: `2025-01-${String(place + 1).padStart(2, "0")}` }),
  );
  await importEntries(db, papers);
  const first = await getAuthor(db, "ada-quill", ALL);
  expect((await titlesOf(db, first)).slice(0, 2)).toEqual(["Paper 11", "Paper 10"]);
  expect([first?.total, first?.papers.length]).toEqual([12, 10]);
  const beyond = await getAuthor(db, "ada-quill", { name: null, page: 99 });
  expect([beyond?.page, await titlesOf(db, beyond)]).toEqual([2, ["Paper 1", "Paper 0"]]);
});

test("names that share an address are told apart", async ({ db }) => {
  await importEntries(db, [
    entry("One", { authors: ["Zoë Blake", "Bo Lind"], publishedOn: "2025-01-01" }),
    entry("Two", { authors: ["Zoë Blake", "Bo Lind"], publishedOn: "2025-01-02" }),
    entry("Three", { authors: ["Zoe Blake"], publishedOn: "2025-01-03" }),
  ]);
  const all = await getAuthor(db, "zoe-blake", ALL);
  expect(all?.names).toEqual([
    { name: "Zoë Blake", papers: 2 },
    { name: "Zoe Blake", papers: 1 },
  ]);
  expect(await titlesOf(db, all)).toEqual(["Three", "Two", "One"]);
  expect(all?.papers.map(({ as }) => as)).toEqual(["Zoe Blake", "Zoë Blake", "Zoë Blake"]);
  const one = await getAuthor(db, "zoe-blake", { name: "Zoe Blake", page: 1 });
  expect([one?.name, one?.total, one?.coAuthors]).toEqual(["Zoe Blake", 1, []]);
  expect(all?.coAuthors).toEqual([{ name: "Bo Lind", slug: "bo-lind", papers: 2 }]);
});

test("nobody's address is no author, and an unknown spelling means all", async ({ db }) => {
  await importEntries(db, [entry("One", { authors: ["Ada Quill"] })]);
  expect(await getAuthor(db, "nobody", ALL)).toBeNull();
  expect((await getAuthor(db, "ada-quill", { name: "Somebody Else", page: 1 }))?.name).toBeNull();
});

/** A day's list with the upvotes read at a moment. */
const listed = (title: string, day: string, upvotes: number | null) =>
  entry(title, { listedOn: day, publishedOn: day, upvotes });

test("trending counts back from the newest edition, however long ago", async ({ db }) => {
  await importEntries(db, [
    listed("Old", "2019-05-01", 900),
    listed("Week", "2019-06-03", 40),
    listed("Newest", "2019-06-07", 30),
    listed("Unread", "2019-06-07", null),
  ]);
  const week = await getTrending(db, "week");
  expect([week?.now, week?.from, week?.candidates, week?.unknown]).toEqual(["2019-06-07", "2019-06-01", 2, 1]);
  // 40 × 2^(−4/3.5) = 18.1; 30 × 2^0 = 30.
  expect(week?.papers.map(({ paper, age, score }) => [paper.title, age, Number(score.toFixed(1))])).toEqual([
    ["Newest", 0, 30],
    ["Week", 4, 18.1],
  ]);
  expect((await getTrending(db, "day"))?.papers.map(({ paper }) => paper.title)).toEqual(["Newest"]);
});

test("a paper read once has no momentum, one read twice has", async ({ db }) => {
  const read = (at: string, upvotes: number) =>
    importEntries(db, [listed("Moving", "2025-08-12", upvotes)], { fetchedAt: at });
  await read("2025-08-12T08:00:00.000Z", 60);
  expect(await getTrending(db, "week")).toMatchObject({ hasMomentum: false, papers: [{ momentum: null, score: 60 }] });
  await read("2025-08-13T08:00:00.000Z", 100);
  const trending = await getTrending(db, "week");
  expect(trending).toMatchObject({
    hasMomentum: true,
    // (100 + 2 × 40) × 2^0
    papers: [{ upvotes: 100, momentum: { gain: 40 }, score: 180 }],
  });
  const id = trending?.papers[0]?.paper.id ?? 0;
  expect((await findUpvoteReadings(db, [id, id + 1])).get(id)).toEqual([
    { at: "2025-08-12T08:00:00.000Z", upvotes: 60 },
    { at: "2025-08-13T08:00:00.000Z", upvotes: 100 },
  ]);
});

test("an empty catalogue trends nowhere", async ({ db }) => {
  expect(await getTrending(db, "week")).toBeNull();
});

test("related papers say what they share, the same each time", async ({ db }) => {
  await importEntries(db, [
    entry("Speculative decoding with a draft model", {
      abstract: "A draft model proposes; speculative decoding checks.",
    }),
    entry("Faster speculative decoding", { abstract: "The draft model of speculative decoding is pruned." }),
    entry("Sundials of Provence", { abstract: "Gnomons and shadows." }),
    ...Array.from({ length: 20 }, (_, place) => entry(`Filler ${place}`, { abstract: `Garden number ${place}.` })),
  ]);
  const rows = await db.$queryRawUnsafe<{ id: number; title: string; abstract: string }[]>(
    "SELECT id, title, abstract FROM Paper WHERE title LIKE 'Speculative%'",
  );
  const [paper] = rows.map(({ id, ...rest }) => ({ id: Number(id), ...rest, topics: [] }));
  if (!paper) throw new Error("the paper is missing");
  const related = await findRelated(db, paper, 4);
  expect(related.map((each) => each.paper.title)).toEqual(["Faster speculative decoding"]);
  expect(new Set(related[0]?.shares)).toEqual(new Set(["speculative decoding", "draft model"]));
  expect(await findRelated(db, paper, 4)).toEqual(related);
});
