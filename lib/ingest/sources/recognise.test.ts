import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recogniseSource, SOURCES, whyUnrecognised } from "./recognise";

test("gives each kind of file to its own parser", () => {
  const formats = [
    ["api/daily-2025-08-12.json", "api-json"],
    ["api/daily-2024.json", "api-json"],
    ["api/archive-of-repr.json", "api-json"],
    ["api/paper.json", "api-json"],
    ["api/search-2024.json", "api-json"],
    ["api/daily.jsonl", "api-jsonl"],
    ["arxiv/papers.jsonl", "arxiv-jsonl"],
    ["feeds/daily.rss.xml", "rss"],
    ["feeds/arxiv-news.rss.xml", "rss"],
    ["feeds/arxiv-api.atom.xml", "atom"],
    ["feeds/papers.feed.json", "json-feed"],
    ["html/daily-2025-08-12.html", "page-html"],
    ["html/cards-2026.html", "page-html"],
    ["html/paper.html", "page-html"],
    ["pages/search.md", "page-markdown"],
    ["pages/trending.txt", "page-text"],
    ["pages/titles-and-abstracts.txt", "page-text"],
  ];
  for (const [name, format] of formats) {
    expect(recogniseSource(readFileSync(`tests/fixtures/${name}`, "utf8"))?.format, name).toBe(format);
  }
});

test("says in a sentence why nothing fits", () => {
  const reasons = [
    ["", "is empty"],
    [" \n\t", "holds only white space"],
    ["<html><body>Hello</body></html>", "is an HTML page of another site, not of huggingface.co/papers"],
    [
      '<html><a href="https://huggingface.co/papers">x</a></html>',
      "is a page that links to Daily Papers but holds none: neither the site's data nor a card with a paper",
    ],
    ['<?xml version="1.0"?><rss></rss>', "is XML, but neither an RSS nor an Atom feed of papers"],
    ['{"error": "Invalid date"}', "is an answer without papers; it says: Invalid date"],
    ['{"name": "a package"}', "is JSON of something else: no record in it has a paper or a title"],
    [
      "Dear reader, this is a letter.",
      "is text, but none of a Daily Papers page: it has neither the page's header nor an entry's line of authors and date",
    ],
  ];
  for (const [text, reason] of reasons) {
    expect(recogniseSource(text ?? ""), text).toBeNull();
    expect(whyUnrecognised(text ?? "")).toBe(reason);
  }
  expect(whyUnrecognised("{nonsense")).toMatch(/^looks like JSON but is not valid JSON: /);
});

test("gives an answer for any text, and so does every parser", () => {
  const start = fc.constantFrom("", "<", "[", '{"title":', "<rss>arxiv.org/", "Daily Papers\n", "# ");
  fc.assert(
    fc.property(start, fc.string({ unit: "binary" }), (head, tail) => {
      const text = head + tail;
      expect(recogniseSource(text) !== null || whyUnrecognised(text).length > 0).toBe(true);
      for (const source of SOURCES) source.parse({ text, captured: null, day: null });
    }),
    { numRuns: 100 },
  );
});
