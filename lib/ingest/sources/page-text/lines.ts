/** A page's lines with the addresses they link to, whatever the notation of the links was. */

export interface PageLine {
  /** From 1, as an editor counts. */
  line: number;
  /** What a reader sees, links replaced by their text. */
  text: string;
  /** Addresses the text links to, in order. */
  urls: string[];
  heading: boolean;
}

const BARE_URL = /^<?(https?:\/\/[^\s<>]+)>?$/i;

/** The lines of plain text. An address on a line of its own is the link of the line before it. */
export function readPlainLines(text: string): PageLine[] {
  return attachBareUrls(
    text.split(/\r\n?|\n/).map((line, index) => ({ line: index + 1, text: line.trim(), urls: [], heading: false })),
  );
}

/** Moves addresses that stand alone to the line with words before them. */
export function attachBareUrls(lines: readonly PageLine[]): PageLine[] {
  const kept: PageLine[] = [];
  let last: PageLine | null = null;
  for (const line of lines) {
    const url = BARE_URL.exec(line.text)?.[1];
    if (url === undefined) {
      kept.push(line);
      if (line.text !== "") last = line;
    } else {
      last?.urls.push(url);
      // The line stays as a gap, so that what stands above and below it is not read as one paragraph.
      kept.push({ ...line, text: "", urls: [] });
    }
  }
  return kept;
}
