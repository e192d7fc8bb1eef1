import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { normaliseText, slugFromTitle, titleKey } from "@/lib/ingest/normalise";
import type { ParsedSource } from "@/lib/ingest/source";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";
import { printPageWithFacts, printTitlesAndAbstracts, printUpvotesBeforeTitles } from "../helpers/print-page";
import { sharedPath } from "../helpers/shared-data";

const captures = sharedPath("data", "text");
const api = sharedPath("data", "hf-api");

function parse(name: string): ParsedSource {
  return pageMarkdown.parse({ text: readFileSync(`${captures}/${name}`, "utf8"), captured: null, day: null });
}

test.skipIf(captures === null)("the markdown capture of a search page gives its seven papers", () => {
  const parsed = parse("search-page-markdown-2026-10-02.md");
  const rows = parsed.entries.map(({ entry }) => [
    ...[entry.arxivId, entry.upvotes, entry.comments, entry.publishedOn, entry.authorCount, entry.organization],
  ]);
  expect(rows).toEqual([
    ["2606.00683", 101, 6, "2026-05-29", null, "occ-ai"],
    ["2609.11115", 173, 9, "2026-09-09", null, "CarnegieMellonU"],
    ["2502.20581", 0, 0, "2025-02-27", 3, null],
    ["2605.08583", 1, 1, "2026-05-08", null, "umass"],
    ["2407.17722", 8, 2, "2024-07-24", 4, null],
    ["2511.16198", 0, 1, "2025-11-20", 1, null],
    ["2601.04932", 3, 2, "2026-04-11", 8, null],
  ]);
  expect(parsed.entries.flatMap(({ entry }) => entry.links.map((link) => link.url))).toEqual([
    "https://github.com/aaFrostnova/CiteTracer",
    "https://github.com/MyLove-XAB/KDDCupFinal",
  ]);
  expect(parsed.entries.some(({ entry }) => /\\/.test(entry.title + entry.abstract))).toBe(false);
  expect([parsed.day, parsed.rejects, parsed.notes]).toEqual(["2026-10-02", [], []]);
});

test.skipIf(captures === null)("the capture of the trending page gives two papers, the repeated card once", () => {
  const parsed = parse("trending-page-text-2026-10-07.md");
  const rows = parsed.entries.map(({ entry }) => [
    ...[entry.arxivId, entry.upvotes, entry.publishedOn, entry.authorCount, entry.organization, entry.submittedBy],
    ...entry.links.map((link) => `${link.url} ${link.stars}`),
  ]);
  expect(rows).toEqual([
    ["2412.20138", 149, "2024-12-28", 4, null, null, "https://github.com/tauricresearch/tradingagents 110000"],
    ["2609.05415", 22, "2026-09-04", null, "princetonu", "Linzhan", "https://github.com/Friedrich-M/UniMate 1540"],
  ]);
  expect([parsed.day, parsed.rejects]).toEqual([null, []]);
});

const answerSchema = z.array(
  z.object({
    paper: z.object({ title: z.string(), summary: z.string(), authors: z.array(z.unknown()), upvotes: z.number() }),
  }),
);

/** The papers of each day's answer, where the answer is whole, as a page of that day would show them. */
function readDays(): PaperEntry[][] {
  return readdirSync(api ?? "").flatMap((name) => {
    const answer = answerSchema.safeParse(JSON.parse(readFileSync(`${api}/${name}`, "utf8")));
    if (!answer.success) return [];
    return [
      answer.data.map(({ paper }, position) => ({
        ...blankEntry(normaliseText(paper.title), position),
        abstract: normaliseText(paper.summary),
        authorCount: Math.max(1, paper.authors.length),
        publishedOn: name.slice(0, 10),
        upvotes: paper.upvotes,
        comments: position,
      })),
    ];
  });
}

test.skipIf(api === null)("thousands of real titles and abstracts are told apart in every layout", () => {
  const days = readDays();
  expect(days.flat().length).toBeGreaterThan(5000);
  for (const print of [printTitlesAndAbstracts, printPageWithFacts, printUpvotesBeforeTitles]) {
    for (const entries of days) {
      const parsed = pageText.parse({ text: print(entries, "2026-01-05"), captured: "2026-01-05", day: null });
      expect(parsed.rejects).toEqual([]);
      expect(parsed.entries.map(({ entry }) => [entry.title, entry.abstract])).toEqual(
        entries.map((entry) => [entry.title, entry.abstract]),
      );
    }
  }
});

test.skipIf(api === null)("real titles have keys and slugs of their own", () => {
  const titles = new Set(readDays().flatMap((entries) => entries.map((entry) => entry.title)));
  expect(new Set([...titles].map(titleKey)).size).toBe(titles.size);
  expect(new Set([...titles].map(slugFromTitle)).size).toBe(titles.size);
});
