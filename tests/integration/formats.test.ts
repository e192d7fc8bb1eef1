/** Lists and papers in every format, read back by the parsers of others. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse as parseBibtex } from "@retorquere/bibtex-parser";
import { parseFeed as parseFeedToo } from "@rowanmanning/feed-parser";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { expect } from "vitest";
import { z } from "zod";
import { apiPaperSchema } from "@/lib/api/paper-schema";
import { test } from "@/tests/helpers/database";
import { AUTHORS, DAY, fill, jsonFeedSchema, PAPERS, read, TITLES } from "@/tests/helpers/format-papers";

test("Atom has every paper with a lasting id, in the edition's order", async ({ db }) => {
  await fill(db);
  const text = await read(db, `/editions/${DAY}.atom`);
  expect(XMLValidator.validate(text)).toBe(true);
  const { format, feed } = parseFeed(text);
  expect(format).toBe("atom");
  if (format !== "atom") return;
  expect(feed.entries?.map(({ title }) => title?.value)).toEqual(TITLES);
  expect(feed.entries?.map(({ id }) => id)).toEqual([
    "https://arxiv.org/abs/2508.00001",
    "https://arxiv.org/abs/2508.00002",
    "https://arxiv.org/abs/2508.00003",
    "https://arxiv.org/abs/2508.00004",
    "tag:broadsheet.test,2026:/papers/nobody-knows-who",
  ]);
  expect(feed.entries?.[0]?.authors?.map(({ name }) => name)).toEqual(AUTHORS);
  expect(feed.entries?.[4]?.authors?.map(({ name }) => name)).toEqual(["Authors not known"]);
  expect(feed.entries?.[4]?.published).toBeUndefined();
  expect(feed.entries?.[0]?.summary?.value).toBe(`We weigh <b>bold</b> & "plain" words, ${TITLES[0]}.`);
  expect(feed.id).toBe(`tag:broadsheet.test,2026:/editions/${DAY}`);
  expect(feed.links?.find(({ rel }) => rel === "self")?.href).toBe(`http://broadsheet.test/editions/${DAY}.atom`);
  expect(feed.links?.find(({ rel }) => rel === "alternate")?.href).toBe(`http://broadsheet.test/editions/${DAY}`);
});

test("Atom has what RFC 4287 demands, once where it says once", async ({ db }) => {
  await fill(db);
  const many = new Set(["entry", "author", "link", "category"]);
  const parser = new XMLParser({ ignoreAttributes: false, isArray: () => true });
  const elements = z.record(z.string(), z.array(z.unknown()));
  const root = z.object({ feed: z.array(elements) }).parse(parser.parse(await read(db, `/editions/${DAY}.atom`)));
  const feed = root.feed[0] ?? {};
  const entries = z.array(elements).parse(feed.entry);
  for (const each of [feed, ...entries]) {
    for (const name of ["id", "title", "updated", "link"]) expect(Object.keys(each)).toContain(name);
    for (const [name, values] of Object.entries(each))
      if (!many.has(name)) expect([name, values.length]).toEqual([name, 1]);
    expect(each.updated?.[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
  expect(entries.every(({ author }) => author !== undefined)).toBe(true);
  expect(new Set(entries.map(({ id }) => id?.[0])).size).toBe(PAPERS.length);
});

test("a second, independent parser reads the same from Atom and RSS", async ({ db }) => {
  await fill(db);
  for (const extension of ["atom", "rss"]) {
    const feed = parseFeedToo(await read(db, `/editions/${DAY}.${extension}`));
    expect(feed.meta.type).toBe(extension);
    expect(feed.items.map(({ title }) => title)).toEqual(TITLES);
    expect(feed.items[0]?.published?.toISOString()).toBe("2025-08-11T00:00:00.000Z");
    expect(feed.items[0]?.url).toBe("http://broadsheet.test/papers/2508.00001");
    expect(feed.items[0]?.authors.map(({ name }) => name)).toEqual(AUTHORS);
  }
});

test("RSS marks identifiers that are no address, and escapes text for readers that expect HTML", async ({ db }) => {
  await fill(db);
  const text = await read(db, `/editions/${DAY}.rss`);
  expect(XMLValidator.validate(text)).toBe(true);
  const items = z
    .object({ rss: z.object({ channel: z.object({ item: z.array(z.looseObject({ guid: z.looseObject({}) })) }) }) })
    .parse(new XMLParser({ ignoreAttributes: false }).parse(text)).rss.channel.item;
  expect(items.map(({ guid }) => guid["@_isPermaLink"])).toEqual(["true", "true", "true", "true", "false"]);
  expect(items[0]?.description).toContain("&lt;b&gt;bold&lt;/b&gt; &amp; ");
});

test("JSON Feed follows version 1.1", async ({ db }) => {
  await fill(db);
  const text = await read(db, `/editions/${DAY}.json`);
  const feed = jsonFeedSchema.parse(JSON.parse(text));
  expect(feed.items.map(({ title }) => title)).toEqual(TITLES);
  expect(feed.items[4]?.authors).toBeUndefined();
  expect(parseFeed(text).format).toBe("json");
});

test("BibTeX, RIS and CSL-JSON cite every paper", async ({ db }) => {
  await fill(db);
  const bibtex = parseBibtex(await read(db, `/editions/${DAY}.bib`), { english: false, sentenceCase: false });
  expect(bibtex.errors).toEqual([]);
  expect(bibtex.entries).toHaveLength(TITLES.length);
  const titled = z.array(z.looseObject({ title: z.string() }));
  const ris = titled.parse(new Cite(await read(db, `/editions/${DAY}.ris`)).data);
  expect(ris.map(({ title }) => title)).toEqual(TITLES);
  const csl = titled.parse(JSON.parse(await read(db, `/editions/${DAY}.csl.json`)));
  expect(csl.map(({ title }) => title)).toEqual(TITLES);
});

/** A reader of RFC 4180 that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === "" && end === "") break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test("CSV has a column for each fact, and leaves out what is not known", async ({ db }) => {
  await fill(db);
  const [header = [], ...rows] = parseCsv(await read(db, `/editions/${DAY}.csv`));
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
  expect(column("title")).toEqual(TITLES);
  expect(column("authors")).toEqual([...Array(4).fill(AUTHORS.join("; ")), ""]);
  expect(column("upvotes")).toEqual(["50", "49", "48", "47", "46"]);
  expect(column("published_on")).toEqual([...Array(4).fill("2025-08-11"), ""]);
});

test("each line of JSON Lines is a paper as the API documents it", async ({ db }) => {
  await fill(db);
  const lines = (await read(db, `/editions/${DAY}.jsonl`)).trimEnd().split("\n");
  const papers = lines.map((line) => apiPaperSchema.parse(JSON.parse(line)));
  expect(papers.map(({ title }) => title)).toEqual(PAPERS.map(({ title }) => title));
  expect(papers[4]).toMatchObject({ authors: [], author_count: null, published_on: null, arxiv_id: null, doi: null });
});

test("Markdown keeps titles from turning into markup", async ({ db }) => {
  await fill(db);
  const text = await read(db, `/editions/${DAY}.md`);
  expect(text).toContain("# Edition of Tuesday 12 August 2025\n");
  expect(text).toContain("## [Braces {Matter} &amp; 50% of \\<C#\\>](http://broadsheet.test/papers/2508.00001)\n");
});

test("a paper has its own formats", async ({ db }) => {
  await fill(db);
  expect(apiPaperSchema.parse(JSON.parse(await read(db, "/papers/2508.00003.json"))).title).toBe("大规模语言模型");
  expect(await read(db, "/papers/2508.00003.bib")).toContain("      title={大规模语言模型},\n");
  expect(await read(db, "/papers/2508.00003.ris")).toContain("TI  - 大规模语言模型\r\n");
  expect(JSON.parse(await read(db, "/papers/2508.00003.csl.json"))).toMatchObject([{ id: "2508.00003" }]);
  expect(await read(db, "/papers/2508.00003.md")).toContain("# 大规模语言模型\n");
});
