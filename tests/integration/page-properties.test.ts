import fc from "fast-check";
import { expect, test } from "vitest";
import { settleDate } from "@/lib/ingest/dates";
import { findArxivId, findDoi, parseArxivId } from "@/lib/ingest/ids";
import { findLinks } from "@/lib/ingest/links";
import { normaliseText, slugFromTitle, titleKey } from "@/lib/ingest/normalise";
import { repositoryFromUrl } from "@/lib/ingest/repositories";
import type { Source } from "@/lib/ingest/source";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";
import { arxivIdSchema, daySchema, linkSchema, paperEntrySchema } from "@/lib/papers/paper";

const SOURCES = [pageText, pageMarkdown];
const DAY = "2025-12-08";

/** Pieces of pages in any order, so that the text is often nearly a page. */
const piece = fc.oneof(
  fc.constantFrom(
    ...["Daily Papers", "byAK and the research community", "  • 6 authors", "·", "Mar 1, 2024 2", "Sep 28", "Feb 30"],
    ...["-", "12", "1.5k", "Upvote", "Upvote 9", "GitHub", "GitHub 110k", "Submitted by", "Published on May 1, 2024"],
    ...["A Title of Some Length", "### [A Linked Title](https://huggingface.co/papers/2401.00001)", "[Words][32]"],
    ...[
      "[![](a.png)Org](https://huggingface.co/org) · Sep 4",
      "[6](/papers/2401.00001#community)",
      "[32]: https://a.bc/",
    ],
    ...["https://huggingface.co/papers/2401.00001", "32. https://huggingface.co/papers/2401.00001", "[32]Words"],
    ...[
      "---\nretrieved: 2025-02-31\n---",
      "[",
      "](",
      "![",
      "\\",
      "# ",
      "Harbour University",
      "\0",
      "\ud800",
      "\u{2028}",
    ],
    `We study how a page of text becomes a list of papers. ${"Every word of it is kept and none is made up. ".repeat(5)}`,
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const page = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.tuple(piece, fc.constantFrom("\n", "\n\n", " ", "\r\n", "")), { maxLength: 40 })
    .map((all) => all.flat().join("")),
);

function expectSound(source: Source, text: string, captured: string | null): void {
  source.recognises(text);
  const { entries, rejects, day } = source.parse({ text, captured, day: null });
  const lines = text.split(/\r\n?|\n/).length;
  expect(day === null || daySchema.safeParse(day).success).toBe(true);
  expect(entries.map(({ entry }) => entry.position)).toEqual(entries.map((_, index) => index));
  for (const { entry } of entries) paperEntrySchema.parse(entry);
  const places = entries.map(({ line }) => line ?? 0);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const line of [...places, ...rejects.map((reject) => reject.line ?? 0)]) {
    expect(line >= 1 && line <= lines).toBe(true);
  }
}

test("no text whatever makes a page source fail, and all it gives is sound", () => {
  fc.assert(
    fc.property(page, fc.constantFrom(null, DAY), (text, captured) => {
      for (const source of SOURCES) expectSound(source, text, captured);
    }),
    { numRuns: 2000 },
  );
});

test("normalising again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
      expect(once).not.toMatch(/\p{Cs}|\p{Cc}|^\s|\s$|\s\s/u);
    }),
    { numRuns: 2000 },
  );
});

test("a title's key has a key of its own, and its slug fits an address", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (title) => {
      expect(titleKey(titleKey(title))).toBe(titleKey(title));
      expect(titleKey(`  ${title}\n`)).toBe(titleKey(title));
      expect(slugFromTitle(title)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slugFromTitle(title).length).toBeLessThanOrEqual(80);
    }),
    { numRuns: 2000 },
  );
});

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .tuple(
      fc.constantFrom("https://github.com/", "gitlab.com/", "www.hf.co/datasets/", "https://bitbucket.org/", "http://"),
      fc.string({ unit: fc.constantFrom(..."ab/._-\\{}()[]#?%:@~*' \n") }),
    )
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

test("every link found is a sound one, and is found again in itself", () => {
  fc.assert(
    fc.property(fc.array(address), (parts) => {
      for (const link of findLinks(parts.join(" "), "abstract")) {
        linkSchema.parse(link);
        if (link.kind === "repository") expect(repositoryFromUrl(link.url)?.url).toBe(link.url);
      }
    }),
    { numRuns: 2000 },
  );
});

test("identifiers found are identifiers", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(address, fc.stringMatching(/^(arxiv\.org\/abs\/|10\.48550\/arXiv\.|10\.1234\/)[\d./a-z]{0,14}$/)),
      ),
      (parts) => {
        const text = parts.join(" ");
        const id = findArxivId(text);
        if (id !== null) expect(arxivIdSchema.safeParse(id).success && parseArxivId(id) === id).toBe(true);
        expect(findDoi(text) ?? "10.").toMatch(/^10\./);
      },
    ),
    { numRuns: 1000 },
  );
});

test("settled dates are days of the calendar, never more than a day after the capture", () => {
  const day = fc
    .date({ min: new Date("2007-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (captured, month, date) => {
      const settled = settleDate({ month, day: date, year: null }, { captured, latestPrinted: null });
      if (settled === null) return;
      expect(daySchema.safeParse(settled).success).toBe(true);
      expect(Date.parse(settled) - Date.parse(captured)).toBeLessThanOrEqual(86_400_000);
    }),
  );
});

test("ten megabytes in one line end, whatever they repeat", () => {
  const header = "Daily Papers\n\nbyAK and the research community\n\n";
  for (const part of ["a", "["]) {
    const text = header + part.repeat(10_000_000 / part.length);
    for (const source of SOURCES) {
      source.recognises(text);
      expect(source.parse({ text, captured: null, day: null }).entries).toEqual([]);
    }
  }
});

test("a title of five megabytes has a key and a slug", () => {
  expect(titleKey("- ".repeat(2_500_000))).toHaveLength(4_999_999);
  expect(slugFromTitle("- x".repeat(1_000_000)).length).toBeLessThanOrEqual(80);
});

test("a megabyte in one line ends, whatever it repeats", () => {
  for (const part of [
    " ",
    "](",
    "·",
    "- ",
    "\\",
    "https://github.com/",
    "[1][1]",
    "\ud800",
    "1 authors · ",
    "[a](b)",
  ]) {
    const text = `Daily Papers\n\nbyAK and the research community\n\n${part.repeat(1_000_000 / part.length)}`;
    for (const source of SOURCES) expectSound(source, text, null);
  }
});

test("twenty thousand lines of the same end, whatever they hold", () => {
  for (const line of [
    "[",
    "]",
    "a",
    "-",
    "5",
    "Mar 1",
    "A title",
    "[\n[a](/papers/2401.00001)",
    "https://a.bc/papers/2401.00001",
  ]) {
    const text = `Daily Papers\n\nbyAK and the research community\n\n${`${line}\n\n`.repeat(20_000)}`;
    for (const source of SOURCES) source.parse({ text, captured: null, day: null });
  }
});
