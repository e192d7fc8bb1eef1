import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Source } from "@/lib/ingest/source";
import { splitNames, withoutTags } from "./feed-text";
import { atom, jsonFeed, rss } from "./feeds";

function fixture(name: string): string {
  return readFileSync(`tests/fixtures/feeds/${name}`, "utf8");
}

function parse(source: Source, text: string, day: string | null = null) {
  return source.parse({ text, captured: null, day });
}

test("reads a feed made from the site's data, with its names, votes and words in angle brackets", () => {
  const feed = parse(rss, fixture("daily.rss.xml"));
  expect(feed.entries[0]).toEqual({
    line: null,
    place: "item 1",
    entry: {
      arxivId: "2608.00010",
      doi: null,
      title: "Windmills for <EOS> Tokens &amp; Others",
      abstract: "A mill grinds <EOS> tokens where a < b, and 5 &amp; 6. Code: https://github.com/lindqvist/mill.",
      abstractKind: "full",
      authors: ["Oda Lindqvist", "Pell Marten, Jr.", "Q. Rao"],
      authorCount: 3,
      publishedOn: "2026-07-30",
      upvotes: 52,
      comments: null,
      links: [
        {
          url: "https://github.com/lindqvist/mill",
          kind: "repository",
          host: "github.com",
          owner: "lindqvist",
          name: "mill",
          provenance: "abstract",
          stars: null,
        },
      ],
      projectPage: null,
      thumbnail: "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.00010.png",
      organization: null,
      organizationName: null,
      submittedBy: null,
      categories: null,
      keywords: null,
      comment: null,
      aiSummary: null,
      listedOn: null,
      position: 0,
    },
  });
});

test("keeps an item whose identifier is bogus, and leaves out dates that mean nobody knows what", () => {
  const feed = parse(rss, fixture("daily.rss.xml"));
  expect(feed.entries[1]?.entry).toMatchObject({
    arxivId: null,
    title: "Lost Its Last Zero",
    abstract: "Some other layout & a <think> tag.",
    abstractKind: "cut",
    publishedOn: null,
    listedOn: null,
  });
  expect(feed.notes).toEqual([
    "item 2: “https://huggingface.co/papers/2608.0002” names no arXiv identifier: the paper is kept without one",
    "The feed does not say what the dates of 1 items stand for; they are left out. If they are one day's list, give it with --day YYYY-MM-DD.",
  ]);
  expect(parse(rss, fixture("daily.rss.xml"), "2026-08-01").entries[1]?.entry.listedOn).toBe("2026-08-01");
});

test("rejects items that name no paper, have no title or hold nothing", () => {
  const feed = parse(rss, fixture("daily.rss.xml"));
  expect(feed.entries).toHaveLength(2);
  expect(feed.rejects).toEqual([
    {
      line: null,
      place: "item 3",
      reason: "names no paper: no address in it leads to arXiv or to huggingface.co/papers",
    },
    { line: null, place: "item 4", reason: "the paper has no title" },
    { line: null, place: "an item", reason: "holds nothing that could be read" },
  ]);
});

test("reads arXiv's announcements: new papers on their day, replaced ones on none", () => {
  const feed = parse(rss, fixture("arxiv-news.rss.xml"));
  expect(feed.rejects).toEqual([]);
  expect(feed.entries.map(({ entry }) => entry)).toMatchObject([
    {
      arxivId: "2608.00110",
      title: "Sluices That Learn",
      abstract: "We open a <EOS> sluice when $a < b$.",
      abstractKind: "full",
      authors: ["Rosa Idle", "Sem Vloed", "Tia Watt"],
      authorCount: 3,
      categories: ["cs.XY", "cs.AI"],
      publishedOn: null,
      listedOn: "2026-08-11",
    },
    { arxivId: "2507.00120", abstract: "We open it again.", publishedOn: null, listedOn: null },
  ]);
});

test("reads arXiv's API, where the date is that of the first version, and rejects its errors", () => {
  const feed = parse(atom, fixture("arxiv-api.atom.xml"));
  expect(feed.entries.map(({ entry }) => entry)).toMatchObject([
    {
      arxivId: "2608.00210",
      doi: "10.1000/locks.7",
      title: "Lock Gates and Their Priors",
      abstract: "First line of it. Second line, with <answer> & more.",
      abstractKind: "full",
      authors: ["Uma Bakker", "Vin de Groot"],
      categories: ["cs.XY", "cs.LG"],
      comment: "14 pages, 3 figures",
      publishedOn: "2026-08-03",
      listedOn: null,
    },
  ]);
  expect(feed.rejects).toEqual([
    { line: null, place: "item 2", reason: "arXiv answered with an error: incorrect id format for 12" },
  ]);
});

test("takes the model's summary off the abstract of a JSON Feed, and marks it where that cannot be seen", () => {
  const feed = parse(jsonFeed, fixture("papers.feed.json"));
  expect(feed.entries.map(({ entry }) => entry)).toMatchObject([
    {
      arxivId: "2608.00310",
      abstract: "We move barges side by side. Code: https://github.com/barge/side.",
      abstractKind: "full",
      aiSummary: "Barges move in parallel to save time.",
      authors: null,
      publishedOn: null,
      thumbnail: null,
    },
    { abstract: "We move barges one by one.", abstractKind: "cut", aiSummary: null },
  ]);
  expect(feed.rejects).toEqual([
    { line: null, place: "items[2].title", reason: "Invalid input: expected string, received number" },
    { line: null, place: "items[3]", reason: "Invalid input: expected object, received null" },
  ]);
});

test("tells feeds of papers from other feeds and from pages", () => {
  const kinds = (text: string) => [rss, atom, jsonFeed].map((source) => source.recognises(text));
  expect(kinds(fixture("daily.rss.xml"))).toEqual([true, false, false]);
  expect(kinds(fixture("arxiv-api.atom.xml"))).toEqual([false, true, false]);
  expect(kinds(fixture("papers.feed.json"))).toEqual([false, false, true]);
  expect(kinds("<!-- made by hand -->\n<rss><item><link>https://arxiv.org/abs/x</link></item></rss>")).toEqual([
    true,
    false,
    false,
  ]);
  for (const other of [
    '<rss version="2.0"><channel><item><link>https://blog.example/</link></item></channel></rss>',
    '<?xml version="1.0"?><html><a href="https://huggingface.co/papers">x</a></html>',
    '{"version": "1.0", "items": ["https://huggingface.co/papers"]}',
  ]) {
    expect(kinds(other), other).toEqual([false, false, false]);
  }
});

test("refuses feeds that break off, declare entities or are no XML", () => {
  const whole = fixture("arxiv-news.rss.xml");
  const reasonOf = (text: string) => parse(rss, text).rejects.map(({ reason }) => reason);
  expect(reasonOf(whole.slice(0, whole.indexOf("Sluices, Revised")))).toEqual(["breaks off before its end"]);
  expect(reasonOf(`<!DOCTYPE r [<!ENTITY a "b">]>${whole}`)).toEqual(["declares entities of its own and is refused"]);
  expect(reasonOf("no feed</rss>")[0]).toMatch(/^is no feed that can be read: /);
  expect(parse(jsonFeed, "{").rejects[0]?.reason).toMatch(/^is not valid JSON/);
});

test("takes HTML off a text and leaves the rest", () => {
  expect(withoutTags('<p class="x">a<br/>b &lt;i&gt; <EOS> a < b &amp;amp; <A HREF="y">c</A></p>').trim()).toBe(
    "a b <i> <EOS> a < b &amp;  c",
  );
});

test("splits names without their affiliations", () => {
  expect(splitNames("Ann Alder (Lab (X), Y), Ben Birch, III and Cy Cedar")).toEqual([
    "Ann Alder",
    "Ben Birch, III",
    "Cy Cedar",
  ]);
  expect(splitNames("Sandy Anderson")).toEqual(["Sandy Anderson"]);
  expect(splitNames("N/A")).toEqual([]);
  expect(splitNames("")).toEqual([]);
});

test("never throws on any text", () => {
  const pieces = fc.constantFrom(
    "<rss>",
    "<item>",
    "</item>",
    "</rss>",
    "<feed>",
    "<entry>",
    "<title>",
    "</feed>",
    "<![CDATA[",
    "]]>",
    "&#xD800;",
    "&x;",
    "arxiv.org/abs/",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))), (parts) => {
      const text = parts.join("");
      for (const source of [rss, atom, jsonFeed]) {
        source.recognises(text);
        parse(source, text);
      }
      parse(rss, `<rss><channel><item><description>${text}</description></item></channel></rss>`);
      parse(jsonFeed, JSON.stringify({ items: [{ title: "a", url: "https://arxiv.org/abs/1", content_text: text }] }));
    }),
    { numRuns: 100 },
  );
});
