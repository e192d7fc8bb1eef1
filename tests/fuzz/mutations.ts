/** Inputs that are almost right: pieces of real layouts, cut, doubled, mixed and sprinkled. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

const FIXTURES = "tests/fixtures";
const FOLDERS = ["api", "arxiv", "feeds", "html", "pages"];

/** The fixtures, in every layout that can be read. */
export const FIXTURE_TEXTS: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(FIXTURES, folder)).map((name) => readFileSync(path.join(FIXTURES, folder, name), "utf8")),
);

/** What breaks parsers: ends of strings, tags and lines, controls, lone surrogates, long runs, numbers that are none. */
const SPLINTERS = [
  ..."\0 \r \n \t \" ' ` \\ < > & { } [ ] ( ) , : ; = - -- ·".split(" "),
  "\u202e",
  "\ud800",
  "\udfff",
  "\u2028",
  "\ufeff",
  "\u{1f4a9}",
  "null",
  "NaN",
  "-1",
  "1e309",
  "99999999999999999999",
  "0x10",
  "[]",
  "{}",
  "]]>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<!DOCTYPE x [<!ENTITY a 'a'>]>",
  "&a;&#0;&#x110000;",
  "__proto__",
  "constructor",
  "\n\nAbstract\n",
  "2025-02-30",
  "31 Feb 2025",
  "(",
  "(".repeat(300),
  "[".repeat(300),
  '{"a":'.repeat(200),
  "<b>".repeat(300),
  "a".repeat(5_000),
];

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, share: number) => Math.floor(share * text.length);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, place).map(
    ([from, to]): Change =>
      (text) =>
        text.slice(0, at(text, from)) + text.slice(at(text, to)),
  ),
  fc.tuple(place, fc.constantFrom(...SPLINTERS)).map(
    ([where, piece]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + piece + text.slice(at(text, where)),
  ),
  fc.tuple(place, fc.constantFrom(...FIXTURE_TEXTS), place, place).map(
    ([where, other, from, to]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + other.slice(at(other, from), at(other, to)) + text.slice(at(text, where)),
  ),
  fc.tuple(place, fc.string({ unit: "binary", maxLength: 20 })).map(
    ([where, piece]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + piece + text.slice(at(text, where)),
  ),
  fc.constantFrom<Change>(
    (text) => text.replaceAll(/\d+/g, "-1"),
    (text) => text.replaceAll('"', "'"),
    (text) => text.replaceAll(/:\s*"[^"]*"/g, ": null"),
    (text) => text.replaceAll(/:\s*"[^"]*"/g, ": {}"),
    (text) => text.replaceAll(/:\s*\d+/g, ': "x"'),
    (text) => text.replaceAll("\n", "\r\n"),
    (text) => text.replaceAll("\n", ""),
    (text) => text.replaceAll(">", ">\n"),
    (text) => text + text,
  ),
);

/** A document that once was one of ours. */
export const mutatedDocument: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...FIXTURE_TEXTS), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => changes.reduce((changed, apply) => apply(changed), text));
