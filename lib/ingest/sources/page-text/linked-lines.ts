/** The lines of a text with links in it, as a reader sees them. */
import { findInlineLinks, type InlineLink, type Notation } from "@/lib/ingest/sources/page-text/inline-links";
import type { PageLine } from "@/lib/ingest/sources/page-text/lines";

const COMMENTS = /#community$/;
const HEADING = /^#{1,6}\s+/;

/**
 * Replaces links by their words, drops images, and keeps the addresses beside the lines. A link that runs over several
 * lines is one line, numbered where it begins. `clean` turns the notation's own marks in a line to plain words.
 */
export function readLinkedLines(raw: string, notation: Notation, clean: (line: string) => string): PageLine[] {
  const text = raw.replace(/\r\n?/g, "\n");
  const lines: PageLine[] = [];
  let line = 1;
  let depth = 0;
  let isBlank = true;
  let open: PageLine = { line, text: "", urls: [], heading: false };

  const write = (words: string) => {
    const parts = words.split("\n");
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      open.text += depth > 0 && !isLast ? `${trimBackslashes(part)} ` : part;
      if (isBlank && part.trim() !== "") {
        isBlank = false;
        open.line = line;
      }
      if (isLast) return;
      line += 1;
      if (depth > 0) continue;
      lines.push(finish(open, clean));
      open = { line, text: "", urls: [], heading: false };
      isBlank = true;
    }
  };

  let at = 0;
  for (const mark of findMarks(findInlineLinks(text, notation))) {
    // Inside an image, which is dropped whole.
    if (mark.from < at) continue;
    write(text.slice(at, mark.from));
    // The count of comments follows the date without a gap.
    if (mark.url !== null && COMMENTS.test(mark.url)) open.text += " ";
    if (mark.url !== null && mark.url !== "") open.urls.push(mark.url);
    depth += mark.depth;
    at = mark.to;
  }
  write(text.slice(at));
  lines.push(finish(open, clean));
  return lines;
}

/** A stretch of the text that is notation, no words. */
interface Mark {
  from: number;
  to: number;
  /** One more link open, one less, or neither. */
  depth: 1 | 0 | -1;
  url: string | null;
}

function findMarks(links: readonly InlineLink[]): Mark[] {
  const marks = links.flatMap((link): Mark[] =>
    link.image
      ? [{ from: link.start, to: link.end, depth: 0, url: null }]
      : [
          { from: link.start, to: link.from, depth: 1, url: link.url },
          { from: link.to, to: link.end, depth: -1, url: null },
        ],
  );
  return marks.sort((a, b) => a.from - b.from);
}

/** Converters end the lines inside a link with backslashes. */
function trimBackslashes(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\\" || text[end - 1] === " ")) end -= 1;
  return text.slice(0, end);
}

function finish(line: PageLine, clean: (line: string) => string): PageLine {
  const words = line.text.trim();
  return { ...line, text: clean(words.replace(HEADING, "")), heading: HEADING.test(words) };
}
