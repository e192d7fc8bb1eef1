import type { ReactNode } from "react";
import { Maths } from "@/components/paper/maths";
import { OutsideLink } from "@/components/ui/outside-link";
import { splitHeading } from "@/lib/format/headings";
import { markParts } from "@/lib/format/marks";
import { type ProsePart, type TextPart, toParts } from "@/lib/format/maths";
import { typeset } from "@/lib/format/typography";
import type { Ranges } from "@/lib/papers/views";

interface Props {
  text: string;
  /** Matched characters of `text`. */
  matches?: Ranges;
  /** An excerpt is typeset (curly quotes, dashes); the record itself stands as its authors wrote it. */
  excerpt?: boolean;
  /** False inside a link, where addresses stay text. */
  links?: boolean;
  /** Set large: on wide screens no line ends within a compound or after an article. */
  heading?: boolean;
}

const ELEMENTS = { strong: "strong", em: "em", code: "code", sup: "sup", sub: "sub" } as const;

/** Most parts are nothing but text, of which no element need be made. */
const isPlain = (part: TextPart): part is ProsePart & { style: null } => part.kind === "text" && part.style === null;

const proseOf = (part: ProsePart, excerpt: boolean, before: string): string =>
  excerpt ? typeset(part.text, before) : part.text;

function Prose({ part, text }: { part: ProsePart; text: string }) {
  if (part.style === null) return text;
  if (part.style === "smallcaps") return <span style={{ fontVariantCaps: "small-caps" }}>{text}</span>;
  const Element = ELEMENTS[part.style];
  return <Element>{text}</Element>;
}

/** A title's words, those that belong together held together. */
function Heading({ text }: { text: string }) {
  return splitHeading(text).map(({ at, piece, isWhole }) =>
    isWhole ? (
      <span key={at} className="whole">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

function Part({ part, excerpt, links, before }: { part: TextPart; excerpt: boolean; links: boolean; before: string }) {
  if (part.kind === "maths") return <Maths tex={part.tex} display={part.display} source={part.source} />;
  if (part.kind === "text") return <Prose part={part} text={proseOf(part, excerpt, before)} />;
  if (!links) return part.text;
  return (
    <OutsideLink className="link" href={part.href}>
      {part.text.replace(/^https?:\/\//, "")}
    </OutsideLink>
  );
}

/** A title or an abstract with formulas set, addresses linked and matches marked. */
export function RichText({ text, matches = [], excerpt = false, links = true, heading = false }: Props) {
  return markParts(toParts(text), matches).map(({ part, marked }): ReactNode => {
    const before = text.charAt(part.start - 1);
    if (heading && !marked && isPlain(part)) {
      return <Heading key={part.start} text={part.text} />;
    }
    const shown = isPlain(part) ? (
      proseOf(part, excerpt, before)
    ) : (
      <Part key={part.start} part={part} excerpt={excerpt} links={links} before={before} />
    );
    return marked ? <mark key={part.start}>{shown}</mark> : shown;
  });
}
