/** Daily Papers pages as markdown with inline links, the way scrapers and reading tools write them. */
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { readBlocks } from "@/lib/ingest/sources/page-text/blocks";
import { readCards } from "@/lib/ingest/sources/page-text/cards";
import { toParsedSource } from "@/lib/ingest/sources/page-text/entries";
import { readFrontMatter } from "@/lib/ingest/sources/page-text/front-matter";
import { readLinkedLines } from "@/lib/ingest/sources/page-text/linked-lines";
import { isMarkdownPage } from "@/lib/ingest/sources/page-text/recognise";

export const pageMarkdown: Source = {
  format: "page-markdown",
  recognises: isMarkdownPage,

  parse(input: SourceInput): ParsedSource {
    const { captured, body } = readFrontMatter(input.text);
    const page = readCards(readBlocks(readLinkedLines(body, { kind: "inline" }, cleanMarkdown)));
    return toParsedSource("page-markdown", page, { ...input, captured: input.captured ?? captured });
  },
};

/** What converters write for an image they could not describe, in the languages met so far. */
const IMAGE_WORDS = /\[(?:图片|image|img)(?:\s?[：:][^\][\n]{0,200})?\]/gi;
const ANCHOR = /<a id="[^"<>]{0,100}"><\/a>/g;

/** A line's words: image notes and anchors gone, list marks and emphasis taken off, escapes undone. */
function cleanMarkdown(line: string): string {
  const words = line
    .replace(ANCHOR, "")
    .replace(IMAGE_WORDS, "")
    .trim()
    .replace(/^[-*+]\s+(?=\S)/, "")
    .replace(/^(\*\*|__)(?=\S)([^*_]{1,500})\1$/, "$2");
  return undoEscapes(words).trim();
}

/** CommonMark 2.4: a backslash before ASCII punctuation is an escape. Before white space it ended a line. */
function undoEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/\\(?=\s|$)/g, "");
}
