/** Titles and abstracts for places without typesetting: feeds, citations, tables, search engines. */
import { BoundedMap } from "@/lib/bounded-map";
import { toParts } from "@/lib/format/maths";

/** Texts of the last pages: head, tags and linked data of a paper all ask for its title and abstract. */
const known = new BoundedMap<string>(8);

/**
 * The text without LaTeX's leavings: `Prefill \& Decode` gives `Prefill & Decode`, `\textit{Ci}` gives `Ci`. Formulas,
 * powers and indices stay as typed, `$α$` and `D^3`, since plain letters cannot set them. White space becomes single
 * spaces.
 */
export function toPlainText(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const plain = makePlain(text);
  known.set(text, plain);
  return plain;
}

function makePlain(text: string): string {
  return toParts(text)
    .map((part) => {
      const source = text.slice(part.start, part.end);
      if (part.kind === "maths") return part.source;
      if (part.kind === "link") return source.startsWith("\\") || source.startsWith("[") ? part.text : source;
      if ((part.style === "sup" || part.style === "sub") && /^[\^_]/.test(source)) return source;
      return part.text;
    })
    .join("")
    .replace(/\\\\(?=\s|$)/g, " ")
    .replace(/\s\s+|[^\S ]/g, " ")
    .trim();
}
