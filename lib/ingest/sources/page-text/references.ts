/** Text with numbered links: `[Title][32]`, or `[32]Title`, and the addresses in a list below. */
import { absolute } from "@/lib/ingest/sources/page-text/inline-links";
import type { PageLine } from "@/lib/ingest/sources/page-text/lines";
import { readLinkedLines } from "@/lib/ingest/sources/page-text/linked-lines";

/** `[32]: https://…`, `[32] https://…`, also relative to the site and in angle brackets. */
const DEFINITION = /^\s{0,10}\[(\d{1,5})\]:?\s{1,10}<?((?:https?:\/\/|\/)[^\s<>]+)>?(?:\s.*)?$/;
/** `32. https://…`, in the list that text browsers print. */
const LISTED = /^\s{0,10}(\d{1,5})\.\s{1,10}(https?:\/\/\S+)$/;
const WORDS_BEFORE_NUMBER = /^\W{0,10}\[.*\]\[\d{1,5}\]\s*$/;
const WORDS_BEHIND_NUMBER = /^\s{0,10}\[\d{1,5}\][^\s[(:]/;

const LONGEST_LINE = 4096;

export interface References {
  /** Addresses by their number. */
  addresses: ReadonlyMap<string, string>;
  /** Where the numbers stand. */
  notation: "behind" | "before";
}

/** The list of addresses of a page, or null for a page whose links are not numbered. */
export function findReferences(text: string): References | null {
  const defined = new Map<string, string>();
  const listed = new Map<string, string>();
  let behind = 0;
  let before = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.length > LONGEST_LINE) continue;
    const [, number, address] = DEFINITION.exec(line) ?? [];
    if (number !== undefined && address !== undefined) defined.set(number, absolute(address));
    else if (WORDS_BEFORE_NUMBER.test(line)) behind += 1;
    else if (WORDS_BEHIND_NUMBER.test(line)) before += 1;
    const [, place, target] = LISTED.exec(line) ?? [];
    if (place !== undefined && target !== undefined) listed.set(place, target);
  }
  const addresses = new Map([...listed, ...defined]);
  if (behind >= 3 || (behind > 0 && addresses.size > 0)) return { addresses, notation: "behind" };
  return before > 0 && addresses.size > 0 ? { addresses, notation: "before" } : null;
}

/** The lines of such a page with the addresses beside them; the list itself is left out. */
export function readReferencedLines(text: string, { addresses, notation }: References): PageLine[] {
  const lines = text.split(/\r\n?|\n/).map((line) => (isDefinition(line) ? "" : line));
  if (notation === "behind")
    return readLinkedLines(lines.join("\n"), { kind: "numbered", addresses }, (words) => words);
  return lines.map((line, index) => {
    const urls: string[] = [];
    const words = line.replace(/\[(\d{1,5})\]/g, (mark, number: string) => {
      const address = addresses.get(number);
      if (address === undefined) return mark;
      urls.push(address);
      return "";
    });
    return { line: index + 1, text: words.trim(), urls, heading: false };
  });
}

function isDefinition(line: string): boolean {
  return line.length <= LONGEST_LINE && (DEFINITION.test(line) || LISTED.test(line));
}
