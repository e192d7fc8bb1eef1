/** The plain text of a Daily Papers page: what a browser's "save as text" or a copy of the page holds. */
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { readBlocks } from "@/lib/ingest/sources/page-text/blocks";
import { readCards } from "@/lib/ingest/sources/page-text/cards";
import { toParsedSource } from "@/lib/ingest/sources/page-text/entries";
import { readPlainLines } from "@/lib/ingest/sources/page-text/lines";

/** As much of a text as is looked at to recognise it, in UTF-16 units. */
const HEAD = 64 * 1024;

const HEADER = /^[^\w\n]{0,20}(?:daily|trending) papers[^\w\n]{0,20}$/im;
const HEADER_COMPANY = /AK and the research community|Get trending papers in your email inbox/i;
/** `6 authors`, a dot, a date: the foot of a card. */
const CARD_FOOT = /^[\s•*-]{0,20}\d{1,5} authors?\s{0,20}·\s{0,20}(?:published on )?[a-z]{3,9} \d{1,2}\b/im;
/** Formats with a notation of their own. */
const MARKED_UP = /^\s{0,100}(?:<[!?a-z]|\{\s*"|\[\s*[{[])/i;

export const pageText: Source = {
  format: "page-text",

  recognises(text: string): boolean {
    const head = text.slice(0, HEAD);
    if (MARKED_UP.test(head)) return false;
    return (HEADER.test(head) && HEADER_COMPANY.test(head)) || CARD_FOOT.test(head);
  },

  parse(input: SourceInput): ParsedSource {
    return toParsedSource("page-text", readCards(readBlocks(readPlainLines(input.text))), input);
  },
};
