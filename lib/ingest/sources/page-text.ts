/** The plain text of a Daily Papers page: what a browser's "save as text" or a copy of the page holds. */
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { readBlocks } from "@/lib/ingest/sources/page-text/blocks";
import { readCards } from "@/lib/ingest/sources/page-text/cards";
import { toParsedSource } from "@/lib/ingest/sources/page-text/entries";
import { readFrontMatter } from "@/lib/ingest/sources/page-text/front-matter";
import { readPlainLines } from "@/lib/ingest/sources/page-text/lines";
import { isPlainPage } from "@/lib/ingest/sources/page-text/recognise";
import { findReferences, readReferencedLines } from "@/lib/ingest/sources/page-text/references";

export const pageText: Source = {
  format: "page-text",
  recognises: isPlainPage,

  parse(input: SourceInput): ParsedSource {
    const { captured, body } = readFrontMatter(input.text);
    const references = findReferences(body);
    const lines = references === null ? readPlainLines(body) : readReferencedLines(body, references);
    const page = readCards(readBlocks(lines));
    return toParsedSource("page-text", page, { ...input, captured: input.captured ?? captured });
  },
};
