import { createReadStream, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { expect, test } from "vitest";
import { findInputs } from "@/lib/ingest/inputs";
import type { Input } from "@/lib/ingest/inputs/input";
import type { ParsedSource, PlacedEntry } from "@/lib/ingest/source";
import { recogniseSource } from "@/lib/ingest/sources/recognise";
import { paperEntrySchema } from "@/lib/papers/paper";
import { sharedPath } from "../helpers/shared-data";

const data = sharedPath("data");

function parse(input: Input): ParsedSource {
  if (input.kind !== "document") throw new Error(`${input.name} is ${input.kind}`);
  const source = recogniseSource(input.text);
  if (source === null) throw new Error(`${input.name} is not recognised`);
  const parsed = source.parse({ text: input.text, captured: null, day: null });
  for (const { entry } of parsed.entries) paperEntrySchema.parse(entry);
  return parsed;
}

async function parseOne(...parts: string[]): Promise<ParsedSource & { raw: string }> {
  const place = path.join(data ?? "", ...parts);
  for await (const input of findInputs([place])) return { ...parse(input), raw: readFileSync(place, "utf8") };
  throw new Error("no input");
}

/** How often a text stands in another: a count that knows nothing of formats. */
function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

test.skipIf(data === null)("reads all 415 answers of the API: every record, on the day of its file", async () => {
  const folder = path.join(data ?? "", "hf-api");
  const undated: Record<string, number> = {};
  const totals = { files: 0, entries: 0, inPython: 0 };
  for await (const input of findInputs([folder])) {
    const parsed = parse(input);
    const name = path.basename(input.name);
    const raw = readFileSync(input.name, "utf8");
    // Each record has one count of comments beside its paper, spelt by JSON or inside a string by Python.
    const inPython = occurrences(raw, "'numComments':");
    expect(parsed.format, name).toBe("api-json");
    expect(parsed.rejects, name).toEqual([]);
    expect(parsed.entries, name).toHaveLength(occurrences(raw, '"numComments":') + inPython);
    totals.files += 1;
    totals.entries += parsed.entries.length;
    totals.inPython += inPython;
    for (const { entry } of parsed.entries) {
      if (entry.listedOn === null) undated[name] = (undated[name] ?? 0) + 1;
      else expect(entry.listedOn, name).toBe(name.slice(0, 10));
    }
  }
  expect(totals).toEqual({ files: 415, entries: 6141, inPython: 300 });
  expect(undated).toEqual({
    "2025-03-11.json": 26,
    "2025-03-12.json": 23,
    "2025-03-13.json": 10,
    "2025-03-14.json": 26,
  });
});

test.skipIf(data === null)("reads known papers of the API to the letter", async () => {
  const day = await parseOne("hf-api", "2025-08-12.json");
  expect(day.day).toBe("2025-08-12");
  expect(day.entries[0]?.entry).toMatchObject({
    arxivId: "2508.07999",
    title: "WideSearch: Benchmarking Agentic Broad Info-Seeking",
    authorCount: 13,
    publishedOn: "2025-08-11",
    listedOn: "2025-08-12",
  });
  const python = await parseOne("hf-api", "2024-12-20.json");
  expect(python.entries[0]?.entry).toMatchObject({ arxivId: "2412.15115", listedOn: "2024-12-20" });
  const entries: PlacedEntry[] = [];
  for (const name of readdirSync(path.join(data ?? "", "hf-api")))
    entries.push(...(await parseOne("hf-api", name)).entries);
  const counts = entries.map(({ entry }) => entry.authorCount ?? 0);
  expect(Math.max(...counts)).toBe(664);
  const words = entries.filter(({ entry }) => /<EOS>|<answer>/.test(entry.abstract));
  expect(words.length).toBeGreaterThan(0);
});

test.skipIf(data === null)("reads the HTML pages by their data and by their cards", async () => {
  const daily = await parseOne("html", "daily-2024-08-01.html");
  expect(daily).toMatchObject({ format: "page-html", day: "2024-08-01", rejects: [] });
  expect(daily.entries).toHaveLength(occurrences(daily.raw, "&quot;numComments&quot;:"));
  expect(daily.entries[0]?.entry).toMatchObject({
    arxivId: "2407.21783",
    authorCount: 533,
    upvotes: 94,
    comments: 5,
    listedOn: "2024-08-01",
  });
  const source = recogniseSource(daily.raw.replace(/data-props="[^"]*"/g, ""));
  const cards = source?.parse({ text: daily.raw.replace(/data-props="[^"]*"/g, ""), captured: null, day: null });
  const facts = (entries: PlacedEntry[]) =>
    entries.map(({ entry }) => [
      entry.arxivId,
      entry.title,
      entry.upvotes,
      entry.comments,
      entry.submittedBy,
      entry.listedOn,
    ]);
  expect(facts(cards?.entries ?? [])).toEqual(facts(daily.entries));

  // Trimmed by hand: its data holds one record without a title, its DOM another paper's card.
  const trending = await parseOne("html", "trending-card-2026.html");
  expect(trending.rejects.map(({ place }) => place)).toEqual(["dailyPapers[0].paper.title"]);
  expect(trending.entries.map(({ entry }) => entry)).toMatchObject([
    {
      arxivId: "2609.39045",
      publishedOn: "2026-09-30",
      upvotes: 91,
      organization: "RSIGame",
      submittedBy: "WenyiWU0111",
      links: [{ url: "https://github.com/WenyiWU0111/RSIGame", stars: 125 }],
    },
  ]);
});

test.skipIf(data === null)("reads the feeds", async () => {
  const rss = await parseOne("feeds", "hf-daily.rss.xml");
  expect(rss).toMatchObject({ format: "rss", rejects: [] });
  expect(rss.entries).toHaveLength(occurrences(rss.raw, "<item>"));
  expect(rss.entries[0]?.entry).toMatchObject({
    arxivId: "2607.28609",
    authorCount: 23,
    upvotes: 52,
    publishedOn: "2026-07-30",
    abstractKind: "full",
  });
  const json = await parseOne("feeds", "hf-papers.feed.json");
  expect(json).toMatchObject({ format: "json-feed", rejects: [] });
  expect(json.entries).toHaveLength(occurrences(json.raw, '"content_text":'));
  // One item comes without a model's summary before its abstract; nothing shows that it is whole.
  const kinds = json.entries.map(({ entry }) => [entry.abstractKind, entry.aiSummary === null].join());
  expect(kinds.filter((kind) => kind === "full,false")).toHaveLength(25);
  expect(kinds.filter((kind) => kind === "cut,true")).toHaveLength(1);
});

test.skipIf(data === null)("reads 74,728 arXiv papers as a stream", async () => {
  const place = path.join(data ?? "", "arxiv", "arxiv-2025-03_2026-07.jsonl.gz");
  let newlines = 0;
  for await (const chunk of createReadStream(place).pipe(createGunzip())) newlines += occurrences(String(chunk), "\n");
  expect(newlines).toBe(74_728);
  const counts = { entries: 0, rejects: 0, longestBatch: 0 };
  const ids = new Set<string | null>();
  for await (const input of findInputs([place])) {
    if (input.kind !== "lines") throw new Error(input.kind);
    for await (const { text, before, rejects } of input.batches()) {
      expect(before).toEqual({ lines: counts.entries, records: counts.entries });
      const parsed = recogniseSource(text)?.parse({ text, before, captured: null, day: null });
      expect(parsed?.format).toBe("arxiv-jsonl");
      for (const { entry } of parsed?.entries ?? []) ids.add(entry.arxivId);
      counts.entries += parsed?.entries.length ?? 0;
      counts.rejects += rejects.length + (parsed?.rejects.length ?? 0);
      counts.longestBatch = Math.max(counts.longestBatch, text.length);
    }
  }
  expect(counts.entries).toBe(newlines);
  expect(counts.rejects).toBe(0);
  expect(ids.size).toBe(newlines);
  expect(counts.longestBatch).toBeLessThan(5_000_000);
});
