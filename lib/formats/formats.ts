/** The formats that a list or a paper can be had in: one table, from which pages link and addresses are read. */

export interface Format {
  /** What the address ends in. */
  extension: string;
  /** Media type, without parameters. */
  type: string;
  /** As readers know it. */
  name: string;
  /** What it is good for, for the menu. */
  use: string;
}

const FORMATS = {
  atom: { extension: ".atom", type: "application/atom+xml", name: "Atom", use: "follow in a feed reader" },
  rss: { extension: ".rss", type: "application/rss+xml", name: "RSS", use: "follow in a feed reader" },
  jsonFeed: { extension: ".json", type: "application/feed+json", name: "JSON Feed", use: "follow in a feed reader" },
  json: { extension: ".json", type: "application/json", name: "JSON", use: "read by program" },
  bib: { extension: ".bib", type: "application/x-bibtex", name: "BibTeX", use: "cite in LaTeX" },
  ris: {
    extension: ".ris",
    type: "application/x-research-info-systems",
    name: "RIS",
    use: "add to a reference manager",
  },
  csl: {
    extension: ".csl.json",
    type: "application/vnd.citationstyles.csl+json",
    name: "CSL-JSON",
    use: "cite with Pandoc or Zotero",
  },
  csv: { extension: ".csv", type: "text/csv", name: "CSV", use: "open as a table" },
  md: { extension: ".md", type: "text/markdown", name: "Markdown", use: "paste into notes" },
  jsonl: { extension: ".jsonl", type: "application/jsonl", name: "JSON Lines", use: "read by program" },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof FORMATS;
export type ListFormatId = Exclude<FormatId, "json">;
export type PaperFormatId = Extract<FormatId, "json" | "bib" | "ris" | "csl" | "md">;

const pick = <Id extends FormatId>(...ids: Id[]): (Format & { id: Id })[] => ids.map((id) => ({ id, ...FORMATS[id] }));

/** Every format of a list, in the order of the menu. */
export const LIST_FORMATS = pick("atom", "rss", "jsonFeed", "bib", "ris", "csl", "csv", "md", "jsonl");
/** Every format of a paper. */
export const PAPER_FORMATS = pick("json", "bib", "ris", "csl", "md");

/** Formats that come in pages, newest first, for readers who return. */
export function isFeed(id: FormatId): id is "atom" | "rss" | "jsonFeed" {
  return id === "atom" || id === "rss" || id === "jsonFeed";
}

/** The longest extension among `formats` that `name` ends in, and what stands before it; null where none does. */
export function splitExtension<F extends Format>(
  name: string,
  formats: readonly F[],
): { stem: string; format: F } | null {
  const fitting = formats.filter(({ extension }) => name.length > extension.length && name.endsWith(extension));
  const format = fitting.sort((a, b) => b.extension.length - a.extension.length)[0];
  return format === undefined ? null : { stem: name.slice(0, -format.extension.length), format };
}
