/** What we write, judged by the grammars and tools of others. */
import { spawnSync } from "node:child_process";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { parse as parseBibtex } from "@retorquere/bibtex-parser";
import { expect } from "vitest";
import { z } from "zod";
import { openApiDocument } from "@/lib/api/openapi";
import { toJsonLd } from "@/lib/cite/json-ld";
import type { Db } from "@/lib/db";
import { respondWithFormat } from "@/lib/formats/respond";
import { findRecords } from "@/lib/papers/queries-record";
import { AWKWARD_AUTHORS, AWKWARD_DAY, AWKWARD_TITLES, importAwkwardPapers } from "@/tests/helpers/awkward-papers";
import { cslDataSchema } from "@/tests/helpers/csl-data-schema";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { checkRss } from "@/tests/helpers/rss-rules";
import { scholarlyArticleSchema } from "@/tests/helpers/scholarly-article";

async function read(db: Db, address: string): Promise<string> {
  const url = new URL(address, "http://b.test");
  const request = new Request(url, { headers: { host: "b.test" } });
  return (await respondWithFormat(db, request, url.pathname.slice(1).split("/"))).text();
}

const LISTS = [
  `/editions/${AWKWARD_DAY}`,
  "/papers",
  "/editions",
  "/trending",
  "/authors/aakanksha",
  "/papers?q=nothing+at+all",
];
const withExtension = (list: string, extension: string) => list.replace(/^([^?]*)/, `$1${extension}`);

/** Runs a program of the system, or null, with a visible line, where it is not installed. */
function runTool(program: string, words: string[], input: string): { status: number | null; said: string } | null {
  const { status, stderr, stdout, error } = spawnSync(program, words, { input, encoding: "utf8" });
  if (error !== undefined) {
    console.warn(`skipped: ${program} is not installed`);
    return null;
  }
  return { status, said: `${stdout}${stderr}`.slice(0, 2_000) };
}

const validateAtom = (document: string) =>
  runTool("xmllint", ["--noout", "--relaxng", "tests/fixtures/schemas/atom.rng", "-"], document);

test("every Atom feed is valid by the grammar of RFC 4287", async ({ db }) => {
  await importAwkwardPapers(db);
  for (const list of LISTS) {
    const result = validateAtom(await read(db, withExtension(list, ".atom")));
    if (result === null) return;
    expect([list, result]).toEqual([list, { status: 0, said: "- validates\n" }]);
  }
});

test("the grammar would find an entry without an id, a date without a time, a link without an address", async ({
  db,
}) => {
  await importAwkwardPapers(db);
  const feed = await read(db, `/editions/${AWKWARD_DAY}.atom`);
  const broken = [
    feed.replace(/<entry>\n<id>[^<]*<\/id>/, "<entry>"),
    feed.replace(/<updated>[^<]*<\/updated>/, "<updated>2025-08-12</updated>"),
    feed.replace(/ href="[^"]*"/, ""),
    feed.replace("</title>", "</title><title>Again</title>"),
  ];
  for (const document of broken) {
    expect(document).not.toBe(feed);
    const result = validateAtom(document);
    if (result === null) return;
    expect(result.status).not.toBe(0);
  }
});

test("every RSS feed keeps the rules of RSS 2.0", async ({ db }) => {
  await importAwkwardPapers(db);
  for (const list of LISTS) {
    const document = await read(db, withExtension(list, ".rss"));
    const { item, "atom:link": links } = checkRss(document);
    expect(links.filter((link) => link["@_rel"] === "self")).toHaveLength(1);
    expect([list, item.length > 0]).toEqual([list, !list.includes("nothing")]);
  }
  const document = await read(db, `/editions/${AWKWARD_DAY}.rss`);
  expect(() => checkRss(document.replace(/<pubDate>[^<]*/, "<pubDate>2025-08-12"))).toThrow();
  expect(() => checkRss(document.replace(/<guid isPermaLink="true">/, '<guid isPermaLink="false" x="1">'))).toThrow();
});

test("CSL-JSON is valid by its schema, and comes back from citation-js as it was", async ({ db }) => {
  await importAwkwardPapers(db);
  for (const list of LISTS) cslDataSchema.parse(JSON.parse(await read(db, withExtension(list, ".csl.json"))));
  const text = await read(db, `/editions/${AWKWARD_DAY}.csl.json`);
  const items = cslDataSchema.parse(JSON.parse(text));
  const back = cslDataSchema.parse(JSON.parse(JSON.stringify(new Cite(text).format("data", { format: "object" }))));
  expect(back).toEqual(items);
});

const risItems = z.array(
  z.looseObject({
    title: z.string(),
    author: z.array(z.looseObject({ family: z.string().optional(), given: z.string().optional() })).optional(),
    issued: z.looseObject({ "date-parts": z.array(z.array(z.number())) }).optional(),
    DOI: z.string().optional(),
    URL: z.string().optional(),
    abstract: z.string().optional(),
  }),
);

test("RIS goes through citation-js and comes back with the same facts", async ({ db }) => {
  await importAwkwardPapers(db);
  const first = new Cite(await read(db, `/editions/${AWKWARD_DAY}.ris`));
  const again = new Cite(z.string().parse(first.format("ris")));
  // Of a manuscript without an identifier citation-js itself reads its own abstract as a note.
  const facts = (cite: Cite) =>
    risItems.parse(cite.data).map(({ title, author, issued, DOI }) => ({ title, author, issued, DOI }));
  expect(risItems.parse(first.data).every(({ abstract }) => abstract?.startsWith("We weigh <b>bold</b> & "))).toBe(
    true,
  );
  expect(facts(first)).toHaveLength(AWKWARD_TITLES.length);
  expect(facts(again)).toEqual(facts(first));
  expect(facts(first)[0]).toMatchObject({
    title: "Open {Sets} Matter",
    issued: { "date-parts": [[2025, 8, 11]] },
    DOI: "10.48550/arXiv.2508.00000",
    author: [
      { family: "Kaiser", given: "Łukasz" },
      { family: "van der Maaten", given: "Laurens" },
      { family: "O'Neill", given: "Conan" },
      { family: "Aakanksha" },
      { family: "张伟" },
      { literal: "Gemma Team" },
    ],
  });
  const last = facts(first).at(-1);
  expect([last?.author, last?.issued, last?.DOI]).toEqual([undefined, undefined, undefined]);
});

test("two parsers read BibTeX without a complaint, with every entry under a key of its own", async ({ db }) => {
  await importAwkwardPapers(db);
  const text = await read(db, "/papers.bib");
  const { entries, errors, comments } = parseBibtex(text, { english: false, sentenceCase: false });
  expect(errors).toEqual([]);
  expect(comments.join("")).not.toContain("@misc");
  expect(entries).toHaveLength(AWKWARD_TITLES.length);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(AWKWARD_TITLES.length);
  const warnings: unknown[] = [];
  const warn = console.warn;
  console.warn = (...said: unknown[]) => void warnings.push(said);
  try {
    expect(new Cite(text).data).toHaveLength(AWKWARD_TITLES.length);
  } finally {
    console.warn = warn;
  }
  expect(warnings).toEqual([]);
});

test("linked data is a ScholarlyArticle of schema.org and nothing more", async ({ db }) => {
  await importAwkwardPapers(db);
  const records = await findRecords(
    db,
    AWKWARD_TITLES.map((_, place) => place + 1),
  );
  expect(records).toHaveLength(AWKWARD_TITLES.length);
  for (const record of records) {
    const data = scholarlyArticleSchema.parse(toJsonLd(record, `http://b.test/papers/${record.slug}`));
    expect(data.author?.length ?? 0).toBe(record.arxivId === null ? 0 : AWKWARD_AUTHORS.length);
  }
});

test("the API's description has no fault that Redocly's recommended rules would find", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({
    source: JSON.stringify(openApiDocument("https://papers.example.org")),
    absoluteRef: "openapi.json",
    config,
  });
  expect(problems.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`)).toEqual([]);
  const broken = openApiDocument("https://papers.example.org");
  delete broken.info;
  const found = await lintFromString({ source: JSON.stringify(broken), absoluteRef: "openapi.json", config });
  expect(found.some(({ severity }) => severity === "error")).toBe(true);
});

test("a feed's updated moves with content and never with votes", async ({ db }) => {
  const paper = entry("Sparse Attention", { arxivId: "2508.00001", upvotes: 3, comments: 1, listedOn: "2025-08-12" });
  const times = async () =>
    [...(await read(db, "/editions/2025-08-12.atom")).matchAll(/<updated>([^<]*)<\/updated>/g)].map(([, time]) => time);
  const at = (iso: string) => ({ now: () => new Date(iso) });
  await importEntries(
    db,
    [paper],
    { day: "2025-08-12", fetchedAt: "2025-08-12T08:00:00Z" },
    at("2025-08-12T08:00:00Z"),
  );
  const first = await times();
  expect(first).toEqual(Array(2).fill("2025-08-12T08:00:00.000Z"));
  const voted = { ...paper, upvotes: 90, comments: 9 };
  await importEntries(
    db,
    [voted],
    { day: "2025-08-12", fetchedAt: "2025-08-13T08:00:00Z", digest: "1".repeat(64) },
    at("2025-08-13T08:00:00Z"),
  );
  expect(await times()).toEqual(first);
  const named = { ...voted, authors: ["Ann Lee"] };
  await importEntries(
    db,
    [named],
    { day: "2025-08-12", fetchedAt: "2025-08-14T08:00:00Z", digest: "2".repeat(64) },
    at("2025-08-14T08:00:00Z"),
  );
  expect(await times()).toEqual(Array(2).fill("2025-08-14T08:00:00.000Z"));
});
