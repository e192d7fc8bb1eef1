/** A page's lines with the addresses they link to, whatever the notation of the links was. */

import { findArxivId } from "@/lib/ingest/ids";
import { isProse } from "@/lib/ingest/sources/page-text/shape";

export interface PageLine {
  /** From 1, as an editor counts. */
  line: number;
  /** What a reader sees, links replaced by their text. */
  text: string;
  /** Addresses the text links to, in order. */
  urls: string[];
  heading: boolean;
}

/** Addresses of the site itself and of arXiv: they belong to the page, never to a sentence. */
const PAGE_URL = /^https?:\/\/(?:[\w-]+\.)*(?:huggingface\.co|hf\.co|arxiv\.org)(?:\/|$)/i;

/** A line with more words is a part of a paragraph, and an address right below it may be the end of its sentence. */
const LABEL_WORDS = 5;

const BARE_URL = /^<?(https?:\/\/[^\s<>]{1,2048})>?$/i;

/** The lines of plain text. An address on a line of its own is the link of the line before it, or of the one after. */
export function readPlainLines(text: string): PageLine[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index): PageLine => ({ line: index + 1, text: line.trim(), urls: [], heading: false }));
  return urlsStandFirst(lines) ? attachUrls([...lines].reverse()).reverse() : attachUrls(lines);
}

/**
 * Moves addresses that stand alone to the line with words before them. Their own lines stay as gaps, so that what
 * stands above and below is not read as one paragraph.
 */
function attachUrls(lines: readonly PageLine[]): PageLine[] {
  let last: PageLine | null = null;
  return lines.map((line, index) => {
    const url = readBareUrl(line);
    if (url === undefined || endsSentenceAbove(url, lines[index - 1])) {
      if (line.text !== "") last = line;
      return line;
    }
    last?.urls.push(url);
    return { ...line, text: "" };
  });
}

function endsSentenceAbove(url: string, above: PageLine | undefined): boolean {
  return !PAGE_URL.test(url) && above !== undefined && above.text.split(" ", LABEL_WORDS + 1).length > LABEL_WORDS;
}

/** True where the address of a paper stands above its title: address, title, abstract, and so on. */
function urlsStandFirst(lines: readonly PageLine[]): boolean {
  const full = lines.filter((line) => line.text !== "");
  const first = full.findIndex((line) => findArxivId(readBareUrl(line) ?? "") !== null);
  const isAbstract = (line: PageLine | undefined) => line !== undefined && isProse(line.text) && !readBareUrl(line);
  if (first === -1 || full.slice(0, first).some(isAbstract)) return false;
  const [title, abstract] = full.slice(first + 1, first + 3);
  return title !== undefined && !readBareUrl(title) && !isAbstract(title) && isAbstract(abstract);
}

function readBareUrl(line: PageLine): string | undefined {
  return BARE_URL.exec(line.text)?.[1];
}
