import fc from "fast-check";
import { expect, test } from "vitest";
import { SOURCE_RANKS } from "@/lib/ingest/claims";
import { blankPaper, mergeEntry, mergePapers } from "@/lib/ingest/merge";
import type { Format } from "@/lib/ingest/source";
import { blankEntry, type PaperEntry, type PaperLink } from "@/lib/papers/paper";

const entry = (facts: Partial<PaperEntry> = {}): PaperEntry => ({ ...blankEntry("Paper folding", 0), ...facts });
const at = (format: Format, readAt: string | null) => ({ rank: SOURCE_RANKS[format], readAt });
const repository = (provenance: PaperLink["provenance"], stars: number | null = null): PaperLink => ({
  url: "https://github.com/fold/paper",
  kind: "repository",
  host: "github.com",
  owner: "fold",
  name: "paper",
  provenance,
  stars,
});

test("what is not said stays unknown", () => {
  const { paper, changed } = mergeEntry(blankPaper(), entry(), "page-text", at("page-text", null));
  expect(paper.facts).toMatchObject({ title: "Paper folding", abstract: null, authors: null, upvotes: null });
  expect(changed).toEqual(["title"]);
});

test("a known value is never replaced by an absent one", () => {
  const known = mergeEntry(
    blankPaper(),
    entry({ upvotes: 3, publishedOn: "2025-01-02" }),
    "page-text",
    at("page-text", "2025-01-03"),
  ).paper;
  const outcome = mergeEntry(known, entry(), "api-json", at("api-json", "2026-01-01"));
  expect(outcome.paper.facts).toMatchObject({ upvotes: 3, publishedOn: "2025-01-02" });
  expect(outcome.changed).toEqual([]);
});

test("a whole abstract replaces the sample's summary, and a cut one does not replace a whole one", () => {
  const paper = mergeEntry(
    blankPaper(),
    entry({ abstract: "Ours.", abstractKind: "sample" }),
    "sample",
    at("sample", "2026-01-01"),
  ).paper;
  mergeEntry(paper, entry({ abstract: "Theirs, whole.", abstractKind: "full" }), "page-text", at("page-text", null));
  expect(paper.facts.abstract).toEqual({ text: "Theirs, whole.", kind: "full" });
  mergeEntry(paper, entry({ abstract: "Theirs, wh", abstractKind: "cut" }), "rss", at("rss", "2026-02-01"));
  expect(paper.facts.abstract).toEqual({ text: "Theirs, whole.", kind: "full" });
});

test("an exact number replaces one read off a text, be it older or smaller", () => {
  const paper = mergeEntry(blankPaper(), entry({ upvotes: 9 }), "page-text", at("page-text", "2026-03-01")).paper;
  mergeEntry(paper, entry({ upvotes: 4 }), "api-json", at("api-json", "2025-01-01"));
  expect(paper.facts.upvotes).toBe(4);
  mergeEntry(paper, entry({ upvotes: 12 }), "page-text", at("page-text", "2026-04-01"));
  expect(paper.facts.upvotes).toBe(4);
});

test("of exact numbers the newest reading stays", () => {
  const paper = mergeEntry(blankPaper(), entry({ upvotes: 40 }), "api-json", at("api-json", "2025-08-14")).paper;
  mergeEntry(paper, entry({ upvotes: 38 }), "api-json", at("api-json", "2025-08-20"));
  mergeEntry(paper, entry({ upvotes: 10 }), "api-json", at("api-json", "2025-08-12"));
  expect(paper.facts.upvotes).toBe(38);
});

test("names replace a count, and a count does not replace names", () => {
  const paper = mergeEntry(blankPaper(), entry({ authorCount: 3 }), "page-text", at("page-text", null)).paper;
  mergeEntry(paper, entry({ authors: ["Ada", "Grace"], authorCount: 2 }), "rss", at("rss", null));
  mergeEntry(paper, entry({ authorCount: 5 }), "api-json", at("api-json", "2026-01-01"));
  expect(paper.facts.authors).toEqual({ names: ["Ada", "Grace"], count: 2 });
});

test("links are united with everyone who stated them", () => {
  const paper = mergeEntry(
    blankPaper(),
    entry({ links: [repository("abstract")] }),
    "page-text",
    at("page-text", null),
  ).paper;
  mergeEntry(paper, entry({ links: [repository("api-user", 12)] }), "api-json", at("api-json", "2025-08-12"));
  expect(paper.links).toHaveLength(1);
  expect(paper.links[0]).toMatchObject({ provenance: ["abstract", "api-user"], stars: 12 });
});

test("one repository written in two cases is one link", () => {
  const loud = { ...repository("api-auto"), url: "https://github.com/Fold/Paper", owner: "Fold", name: "Paper" };
  for (const links of [
    [[loud], [repository("abstract")]],
    [[repository("abstract")], [loud]],
  ]) {
    const paper = blankPaper();
    for (const each of links) mergeEntry(paper, entry({ links: each }), "api-json", at("api-json", null));
    expect(paper.links).toHaveLength(1);
    expect(paper.links[0]).toMatchObject({
      url: "https://github.com/Fold/Paper",
      provenance: ["abstract", "api-auto"],
    });
  }
});

test("a paper on two days is listed on both", () => {
  const paper = mergeEntry(
    blankPaper(),
    entry({ listedOn: "2025-08-12" }),
    "api-json",
    at("api-json", "2025-08-12"),
  ).paper;
  const outcome = mergeEntry(paper, entry({ listedOn: "2025-08-14" }), "api-json", at("api-json", "2025-08-14"));
  expect(paper.listings.map((listing) => listing.day)).toEqual(["2025-08-12", "2025-08-14"]);
  expect(outcome.changed).toEqual(["listings"]);
  expect(outcome.contentChanged).toBe(false);
});

test("saying the same again from a better source changes nothing a reader sees, but is remembered", () => {
  const paper = mergeEntry(blankPaper(), entry({ upvotes: 3 }), "page-text", at("page-text", null)).paper;
  const outcome = mergeEntry(paper, entry({ upvotes: 3 }), "api-json", at("api-json", null));
  expect(outcome).toMatchObject({ changed: [], dirty: true });
  expect(paper.factSources.upvotes).toEqual([70, null]);
});

const anyEntry: fc.Arbitrary<[PaperEntry, Format, string | null]> = fc.tuple(
  fc
    .record({
      title: fc.constantFrom("Paper folding", "Paper Folding"),
      abstract: fc.constantFrom(
        ["", "none"],
        ["A short one.", "cut"],
        ["A short one, whole.", "full"],
        ["Another.", "full"],
      ),
      authors: fc.constantFrom<[string[] | null, number | null][]>([null, null], [null, 4], [["Ada", "Grace"], 2]),
      upvotes: fc.option(fc.nat(3), { nil: null }),
      comments: fc.option(fc.nat(3), { nil: null }),
      publishedOn: fc.constantFrom(null, "2025-08-11", "2025-08-10"),
      listedOn: fc.constantFrom(null, "2025-08-12", "2025-08-13"),
      position: fc.nat(2),
      links: fc.constantFrom<PaperLink[][]>(
        [],
        [repository("abstract")],
        [repository("api-auto", 3)],
        [repository("api-auto", 5)],
      ),
    })
    .map(({ abstract: [text, kind], authors: [names, count], ...rest }) =>
      entry({
        ...rest,
        abstract: text ?? "",
        abstractKind: kind as PaperEntry["abstractKind"],
        authors: names,
        authorCount: count,
      }),
    ),
  fc.constantFrom<Format[]>("api-json", "page-html", "page-text", "rss", "sample"),
  fc.constantFrom(null, "2025-08-12T00:00:00.000Z", "2025-09-01T00:00:00.000Z"),
);

function inOrder(entries: [PaperEntry, Format, string | null][]) {
  const paper = blankPaper();
  for (const [each, format, readAt] of entries) mergeEntry(paper, each, format, at(format, readAt));
  paper.listings.sort((a, b) => (a.day + a.source < b.day + b.source ? -1 : 1));
  return paper;
}

test("the order of imports does not matter", () => {
  fc.assert(
    fc.property(
      fc
        .array(anyEntry, { minLength: 1, maxLength: 5 })
        .chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
      ([entries, shuffled]) => {
        expect(inOrder(shuffled)).toEqual(inOrder(entries));
      },
    ),
    { numRuns: 500 },
  );
});

test("two rows that turn out to be one paper know what both knew, in either direction", () => {
  fc.assert(
    fc.property(
      fc.array(anyEntry, { maxLength: 3 }),
      fc.array(anyEntry, { minLength: 1, maxLength: 3 }),
      (left, right) => {
        const merged = mergePapers(inOrder(left), inOrder(right)).paper;
        merged.listings.sort((a, b) => (a.day + a.source < b.day + b.source ? -1 : 1));
        expect(merged).toEqual(inOrder([...left, ...right]));
      },
    ),
    { numRuns: 300 },
  );
});
