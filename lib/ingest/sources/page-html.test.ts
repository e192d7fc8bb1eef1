import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pageHtml } from "./page-html";

function fixture(name: string): string {
  return readFileSync(`tests/fixtures/html/${name}`, "utf8");
}

function parse(text: string, captured: string | null = null, day: string | null = null) {
  return pageHtml.parse({ text, captured, day });
}

function days(source: ReturnType<typeof parse>) {
  return source.entries.map(({ entry }) => [entry.arxivId, entry.listedOn]);
}

test("reads the data of a day's page, its entities decoded, and places every paper on that day", () => {
  const source = parse(fixture("daily-2025-08-12.html"));
  expect(source.day).toBe("2025-08-12");
  expect(source.entries[0]).toMatchObject({
    place: "dailyPapers[0]",
    entry: {
      arxivId: "2508.10001",
      title: 'Scales for "Small" Models & <b>Large</b>',
      abstract: 'It weighs & measures "quoted" <EOS> tokens; see https://github.com/brueck/scales.',
      abstractKind: "full",
      authors: ["Ana Brück", "Tomás Eke"],
      publishedOn: "2025-08-11",
      upvotes: 12,
      comments: 3,
      submittedBy: "anab",
      links: [{ url: "https://github.com/brueck/scales", provenance: "abstract" }],
    },
  });
  expect(days(source)).toEqual([
    ["2508.10001", "2025-08-12"],
    ["2508.10002", "2025-08-12"],
    ["2508.10003", "2025-08-12"],
  ]);
});

test("takes from a card what the page's data lacks, and rejects the broken record all the same", () => {
  const source = parse(fixture("daily-2025-08-12.html"));
  expect(source.rejects).toEqual([
    { line: null, place: "dailyPapers[2].paper.title", reason: "the paper has no title" },
  ]);
  expect(source.entries[2]).toMatchObject({
    place: "card 2",
    entry: { title: "Only the Card Has Its Title", upvotes: 0, comments: null, authorCount: 1, abstractKind: "none" },
  });
});

test("gives each paper of a week its own day, and the page none", () => {
  const source = parse(fixture("weekly.html"));
  expect(source.day).toBeNull();
  expect(days(source)).toEqual([
    ["2508.10001", "2025-08-12"],
    ["2508.10004", "2025-08-13"],
  ]);
});

test("does not take a date on a week's page for the day of its papers", () => {
  const page = fixture("weekly.html").replace(
    "<body",
    '<body><time datetime="2025-08-11T00:00:00.000Z"></time><article></article><p',
  );
  expect(parse(page, null, null).entries.map(({ entry }) => entry.listedOn)).toEqual(["2025-08-12", "2025-08-13"]);
});

test("reads the data of 2024, whose day stands under another name", () => {
  const source = parse(fixture("daily-2024-08-01.html"));
  expect(source.day).toBe("2024-08-01");
  expect(days(source)).toEqual([["2407.10001", "2024-08-01"]]);
});

test("reads search results, wrapped and flat", () => {
  const source = parse(fixture("search.html"), null, "2025-12-08");
  expect(source.entries.map(({ place, entry }) => [place, entry.title, entry.listedOn])).toEqual([
    ["searchResults[0]", "Found One", "2025-08-12"],
    ["searchResults[1]", "Found Another, Flat", null],
  ]);
});

test("reads the page of one paper", () => {
  const source = parse(fixture("paper.html"));
  expect(source.rejects).toEqual([]);
  expect(source.entries).toHaveLength(1);
  expect(source.entries[0]).toMatchObject({
    place: "paper",
    entry: {
      title: "Scales on a Page of Their Own",
      listedOn: "2025-08-12",
      comments: null,
      links: [
        { url: "https://github.com/brueck/scales", provenance: "api-auto", stars: 7 },
        { url: "https://github.com/brueck/scales", provenance: "abstract", stars: null },
      ],
    },
  });
});

test("reads the cards of 2024 where the data is missing", () => {
  const source = parse(fixture("cards-2024.html"));
  expect(source.day).toBe("2024-08-01");
  expect(source.rejects).toEqual([]);
  expect(source.entries.map(({ place, entry }) => ({ place, ...entry }))).toMatchObject([
    {
      place: "card 1",
      arxivId: "2407.10001",
      title: "The First Card of the Day",
      abstract: "",
      abstractKind: "none",
      authors: null,
      authorCount: 533,
      publishedOn: null,
      upvotes: 94,
      comments: 5,
      submittedBy: "anab",
      organization: null,
      thumbnail: "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2407.10001.png",
      listedOn: "2024-08-01",
      position: 0,
    },
    { place: "card 2", title: "The Second Card", authorCount: 1, upvotes: 0, comments: 2, position: 1 },
  ]);
});

test("reads the cards of 2026 once, though each stands there twice, between comment nodes", () => {
  const source = parse(fixture("cards-2026.html"));
  expect(source.day).toBeNull();
  expect(source.entries.map(({ entry }) => entry)).toMatchObject([
    {
      arxivId: "2609.10001",
      title: "Both Halves of One Card",
      abstract: "It weighs what a page shows of it. Code: github.com/brueck/scales.",
      abstractKind: "cut",
      publishedOn: "2026-09-30",
      upvotes: 91,
      organization: "brueck-lab",
      organizationName: "Brück Lab",
      submittedBy: "tomase",
      listedOn: null,
      links: [
        { url: "https://github.com/brueck/scales", provenance: "api-auto", stars: 125 },
        { url: "https://github.com/brueck/scales", provenance: "abstract", stars: null },
      ],
    },
    { title: "A Year Back", publishedOn: "2025-12-02", links: [{ stars: null }, { stars: null }] },
    { title: "No Year Printed", publishedOn: null },
  ]);
  expect(parse(fixture("cards-2026.html"), "2026-10-07").entries[2]?.entry.publishedOn).toBe("2026-08-04");
});

test("takes the day from the page's own address, not from its links to the days around it", () => {
  const cards = fixture("cards-2024.html").replace(/<time.*<\/time>/s, "");
  expect(parse(cards).day).toBeNull();
  expect(parse(cards, null, "2024-08-01").entries[0]?.entry.listedOn).toBe("2024-08-01");
  expect(parse(cards.replace('papers" />', 'papers/date/2024-08-01" />')).day).toBe("2024-08-01");
  expect(parse(`<!-- saved from url=(0046)https://huggingface.co/papers/date/2024-08-01 -->${cards}`).day).toBe(
    "2024-08-01",
  );
});

test("does not take a feed, another site's page or plain text for a paper page", () => {
  for (const text of [
    "",
    "<html><body><article><a href='/blog/2407.10001'>x</a></article></body></html>",
    '<?xml version="1.0"?><rss><item><link>https://huggingface.co/papers/2407.10001</link></item></rss>',
    'Daily Papers\n\ndata-target="DailyPapers"',
  ]) {
    expect(pageHtml.recognises(text), text).toBe(false);
  }
  for (const name of ["daily-2025-08-12.html", "cards-2024.html", "cards-2026.html", "paper.html", "search.html"]) {
    expect(pageHtml.recognises(fixture(name)), name).toBe(true);
  }
});

test("says what is wrong with a page whose data is cut off or broken", () => {
  const cut = fixture("daily-2025-08-12.html");
  const half = cut.slice(0, cut.indexOf("2508.10002"));
  expect(parse(half).rejects).toEqual([
    { line: null, place: "data-props", reason: "breaks off inside the attribute that holds its papers" },
  ]);
  const broken = parse('<div data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[}">');
  expect(broken.rejects[0]?.reason).toMatch(/^is not valid JSON/);
  expect(parse('<div data-target="DailyPapers">').rejects).toEqual([
    { line: null, place: "the page", reason: "holds neither the site's data nor a card with a paper" },
  ]);
});

test("bears an attribute of ten megabytes, tags a hundred thousand deep and scripts", () => {
  const attribute = `<div data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[{&quot;id&quot;:&quot;x&quot;,&quot;title&quot;:&quot;${"x&amp;".repeat(2_000_000)}&quot;}]}">`;
  expect(parse(attribute).rejects[0]?.reason).toBe("is 4000000 characters long; a title has at most 1000");
  const deep = `<article>${"<div>".repeat(100_000)}<h3><a href="/papers/2407.10001">Deep</a></h3></article>`;
  expect(parse(deep).entries).toEqual([]);
  const script = `<article><h3><a href="/papers/2407.10001">A <script>globalThis.ran = true</script>Title</a></h3></article>`;
  expect(parse(script).entries).toHaveLength(1);
  expect(globalThis).not.toHaveProperty("ran");
});

test("never throws on any text", () => {
  const pieces = fc.constantFrom(
    "<article>",
    "</article>",
    '<h3><a href="/papers/2407.10001">',
    "data-props=",
    '"{&quot;dailyPapers&quot;:[',
    "'",
    '"',
    "<!--",
    "<script>",
    "&#x1F600;",
    "&#xD800;",
    '<input type="checkbox">',
    "]}",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))), (parts) => {
      const text = parts.join("");
      pageHtml.recognises(text);
      parse(text);
    }),
    { numRuns: 100 },
  );
});
