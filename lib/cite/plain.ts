/** Citations as running text, set by citeproc from the styles of the CSL project. For the server; loaded when first asked for. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Citable } from "@/lib/cite/citable";
import { type CslItem, toCslItem } from "@/lib/cite/csl";

/** Names as readers know them, with the file in lib/cite/styles. */
export const CITATION_STYLES = [
  { id: "apa", name: "APA" },
  { id: "mla", name: "MLA" },
  { id: "chicago", name: "Chicago" },
  { id: "ieee", name: "IEEE" },
] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number]["id"];

const FILES: Record<CitationStyle, string> = {
  apa: "apa.csl",
  mla: "modern-language-association.csl",
  chicago: "chicago-author-date.csl",
  ieee: "ieee.csl",
};

interface Setter {
  set(item: CslItem): string;
}

const readStyleFile = (name: string) => readFile(path.join(process.cwd(), "lib/cite/styles", name), "utf8");

/**
 * A style for lists of one work. Order and telling works apart are for several, and its citations within a text, which
 * citeproc sets to tell works apart by them, are not asked for.
 */
const forOneWork = (definition: string): string =>
  definition
    .replace(/<sort>[\s\S]*?<\/sort>/g, "")
    .replace(/<citation[^>]*>[\s\S]*?<\/citation>/, '<citation><layout><text value="one"/></layout></citation>');

async function createSetter(style: CitationStyle): Promise<Setter> {
  const { default: citeproc } = await import("citeproc");
  const definition = forOneWork(await readStyleFile(FILES[style]));
  const locale = await readStyleFile("locales-en-US.xml");
  let current: CslItem | undefined;
  const engine = new citeproc.Engine(
    { retrieveLocale: () => locale, retrieveItem: () => current },
    definition,
    "en-US",
  );
  engine.setOutputFormat("text");
  /** citeproc takes a work of the same name for the one before, and never forgets all of a name. */
  let id = "odd";
  return {
    set(item) {
      id = id === "odd" ? "even" : "odd";
      current = { ...item, id, title: hideMarkup(item.title) };
      engine.updateItems([id]);
      const [, entries] = engine.makeBibliography() || [null, []];
      return entries.join(" ");
    },
  };
}

/** citeproc takes `<i>` and the like in titles for markup; a zero-width space inside keeps them text. */
function hideMarkup(title: string): string {
  return title.replaceAll("<", "<\u200b");
}

/** More than any style names: APA names the first 19 and the last one. */
const MOST_NAMED = 30;

/** The same list to every style, without those of a long one whom none names. */
const namedOf = <T>(authors: readonly T[]): T[] =>
  authors.length <= MOST_NAMED ? [...authors] : [...authors.slice(0, MOST_NAMED - 1), ...authors.slice(-1)];

const setters = new Map<CitationStyle, Promise<Setter>>();

/** One work as a reader would type it into a list of references, without the number that IEEE begins with. */
export async function formatCitation(work: Citable, style: CitationStyle): Promise<string> {
  let setter = setters.get(style);
  if (!setter) {
    setter = createSetter(style);
    setters.set(style, setter);
  }
  const { abstract, ...item } = toCslItem({ ...work, authors: namedOf(work.authors) });
  return (await setter)
    .set(item)
    .replaceAll("\u200b", "")
    .replace(/^\[1\]\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
}
