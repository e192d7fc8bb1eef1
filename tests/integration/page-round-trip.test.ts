/** Papers printed in the layouts of pages, and read back. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseText } from "@/lib/ingest/normalise";
import { pageText } from "@/lib/ingest/sources/page-text";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";
import { printPageWithFacts, printTitlesAndAbstracts, printUpvotesBeforeTitles } from "@/tests/helpers/print-page";

const DAY = "2025-12-08";

const word = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
    fc.constantFrom("$α$", "<EOS>", "5\\%", "k^{th}", "real''", "(x)"),
  )
  .map(normaliseText)
  .filter((text) => text !== "");
const published = fc
  .date({ min: new Date("2020-01-01"), max: new Date(DAY), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Entries such as the layouts can hold: titles that end as titles do, abstracts of thirty words or more. */
const entries = fc
  .array(
    fc.record({
      words: fc.array(word, { minLength: 1, maxLength: 12 }),
      ending: fc.constantFrom("Models", "Study?", "Learning!", "2.0"),
      prose: fc.array(word, { minLength: 30, maxLength: 90 }),
      authorCount: fc.option(fc.integer({ min: 1, max: 999 })),
      publishedOn: fc.option(published),
      votes: fc.option(fc.integer({ min: 1, max: 9999 })),
      comments: fc.nat({ max: 99 }),
      organisation: fc.option(fc.constantFrom("Harbour University", "Type Foundry, Inc.", "OCC")),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((records) =>
    records.map((record, position) => ({
      ...record,
      entry: {
        ...blankEntry(normaliseText(`Paper ${position + 1} on ${record.words.join(" ")} ${record.ending}`), position),
        abstract: normaliseText(`We ${record.prose.join(" ")} at https://github.com/press/p${position}.`),
        abstractKind: "full" as const,
        listedOn: DAY,
        links: [
          {
            url: `https://github.com/press/p${position}`,
            kind: "repository" as const,
            host: "github.com",
            owner: "press",
            name: `p${position}`,
            provenance: "abstract" as const,
            stars: null,
          },
        ],
      },
    })),
  );

function parsed(text: string): PaperEntry[] {
  const result = pageText.parse({ text, captured: DAY, day: null });
  expect(result.rejects).toEqual([]);
  expect(pageText.recognises(text)).toBe(true);
  return result.entries.map(({ entry }) => entry);
}

test("what is printed with facts is read back whole", () => {
  fc.assert(
    fc.property(entries, (records) => {
      const expected = records.map(({ entry, authorCount, publishedOn, votes }) => ({
        ...entry,
        authorCount,
        publishedOn,
        upvotes: publishedOn === null ? null : votes,
      }));
      expect(parsed(printPageWithFacts(expected, DAY))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("what is printed as titles and abstracts is read back whole", () => {
  fc.assert(
    fc.property(entries, (records) => {
      const expected = records.map(({ entry }) => entry);
      expect(parsed(printTitlesAndAbstracts(expected, DAY))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("what is printed with upvotes before titles is read back whole", () => {
  fc.assert(
    fc.property(entries, (records) => {
      const expected = records.map(({ entry, authorCount, publishedOn, votes, comments, organisation }) => ({
        ...entry,
        authorCount: organisation === null ? (authorCount ?? 1) : null,
        organizationName: organisation,
        publishedOn: publishedOn ?? DAY,
        upvotes: votes ?? 0,
        comments,
      }));
      expect(parsed(printUpvotesBeforeTitles(expected, DAY))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
