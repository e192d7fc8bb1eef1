/** Which papers lists have in each format, in how many pages, and when they are sent anew. */
import { expect } from "vitest";
import type { z } from "zod";
import { apiPaperSchema } from "@/lib/api/paper-schema";
import { LIST_FORMATS } from "@/lib/formats/formats";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { DAY, fill, get, jsonFeedSchema, PAPERS, read, TITLES } from "@/tests/helpers/format-papers";

test("authors, topics, what is trending and the latest editions are lists as well", async ({ db }) => {
  await fill(db);
  const titles = async (address: string) =>
    jsonFeedSchema.parse(JSON.parse(await read(db, address))).items.map(({ title }) => title);
  expect(await titles("/authors/aakanksha.json")).toHaveLength(4);
  expect(await titles("/trending.json?window=month")).toEqual(TITLES);
  expect(await titles("/editions.json")).toEqual(TITLES);
});

test("what is not there is 404", async ({ db }) => {
  await fill(db);
  for (const address of [
    "/papers/2508.99999.bib",
    "/papers/2508.00003.csv",
    "/editions/2025-08-13.atom",
    "/editions/2025-02-30.atom",
    "/topics/no-such-topic.atom",
    "/authors/nobody.atom",
    "/trending/up.atom",
    "/authors/lukasz-kaiser/x.atom",
    "/papers.pdf",
  ]) {
    expect([address, (await get(db, address)).status]).toEqual([address, 404]);
  }
});

test("an unchanged list is answered with 304, and votes do not change a feed", async ({ db }) => {
  await fill(db);
  const first = await get(db, `/editions/${DAY}.atom`);
  const etag = first.headers.get("etag") ?? "";
  const modified = first.headers.get("last-modified") ?? "";
  expect((await get(db, `/editions/${DAY}.atom`, { "if-none-match": etag })).status).toBe(304);
  expect((await get(db, `/editions/${DAY}.atom`, { "if-modified-since": modified })).status).toBe(304);
  expect((await get(db, `/editions/${DAY}.rss`, { "if-none-match": etag })).status).toBe(200);
  const csv = (await get(db, `/editions/${DAY}.csv`)).headers.get("etag") ?? "";

  const votes = entry(PAPERS[0].title, { arxivId: "2508.00001", upvotes: 90, abstract: "", abstractKind: "none" });
  await importEntries(db, [votes], { digest: "1".repeat(64) });
  expect((await get(db, `/editions/${DAY}.atom`, { "if-none-match": etag })).status).toBe(304);
  expect((await get(db, `/editions/${DAY}.csv`, { "if-none-match": csv })).status).toBe(200);

  const named = entry(PAPERS[4].title, { authors: ["Ann Lee"] });
  await importEntries(db, [named], { digest: "2".repeat(64) });
  expect((await get(db, `/editions/${DAY}.atom`, { "if-none-match": etag })).status).toBe(200);
});

test("a feed goes on in pages of fifty, bulk formats have everything at once", async ({ db }) => {
  const entries = Array.from({ length: 120 }, (_, place) =>
    entry(`Paper Number ${place}`, {
      arxivId: `2508.${String(place).padStart(5, "0")}`,
      listedOn: DAY,
      position: place,
    }),
  );
  await importEntries(db, entries, { day: DAY });
  const seen = new Set<string>();
  const sizes: number[] = [];
  for (let address: string | undefined = "/papers.json"; address !== undefined; ) {
    const feed: z.infer<typeof jsonFeedSchema> = jsonFeedSchema.parse(JSON.parse(await read(db, address)));
    for (const { id } of feed.items) seen.add(id);
    sizes.push(feed.items.length);
    address = feed.next_url;
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(seen.size).toBe(120);
  expect((await read(db, "/papers.jsonl")).trimEnd().split("\n")).toHaveLength(120);
});

test("a long list is sent while it is made, a short one may be gathered and kept", async ({ db }) => {
  const entries = Array.from({ length: 300 }, (_, place) =>
    entry(`Paper Number ${place}`, { arxivId: `2508.${String(place).padStart(5, "0")}`, publishedOn: "2025-08-11" }),
  );
  await importEntries(db, entries);
  const asked = async (address: string) => (await get(db, address)).headers.get("x-accel-buffering");
  expect(await asked("/papers.bib")).toBe("no");
  expect(await asked("/papers.atom")).toBeNull();
  expect(await asked("/papers.bib?q=299")).toBeNull();
});

test("every format has the papers of its list, whatever the query", async ({ db }) => {
  await fill(db);
  const queries = ["", "?q=weigh", "?q=大规模", "?from=2025-08-11&sort=upvotes", "?code=1", "?q=%22no+such%22"];
  for (const query of queries) {
    const lines = (await read(db, `/papers.jsonl${query}`)).split("\n").filter(Boolean);
    const ids = lines.map((line) => apiPaperSchema.parse(JSON.parse(line)).id);
    for (const { extension, type } of LIST_FORMATS) {
      const response = await get(db, `/papers${extension}${query}`);
      expect(response.headers.get("content-type")).toContain(type);
      const text = await response.text();
      const found = PAPERS.filter(({ arxivId, read: title }) =>
        text.includes(arxivId ?? (extension === ".bib" || extension === ".ris" ? title : "nobody-knows-who")),
      );
      expect([extension, query, found.length]).toEqual([extension, query, ids.length]);
    }
  }
});
