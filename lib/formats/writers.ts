/** The writer of each format of a list, and the text of each format of a paper. */
import { toApiPaper } from "@/lib/api/paper-schema";
import { toBibtex } from "@/lib/cite/bibtex";
import { toCitable } from "@/lib/cite/citable";
import { toCslItem } from "@/lib/cite/csl";
import { toRis } from "@/lib/cite/ris";
import { writeAtom } from "@/lib/formats/atom";
import { writeBibtex, writeCsl, writeRis } from "@/lib/formats/citations";
import { writeCsv } from "@/lib/formats/csv";
import type { ListFormatId, PaperFormatId } from "@/lib/formats/formats";
import { writeJsonFeed } from "@/lib/formats/json-feed";
import { writeJsonLines } from "@/lib/formats/json-lines";
import { paperMarkdown, writeMarkdown } from "@/lib/formats/markdown";
import { writeRss } from "@/lib/formats/rss";
import type { ListWriter } from "@/lib/formats/writer";
import type { PaperRecord } from "@/lib/papers/paper-record";

export const LIST_WRITERS: Readonly<Record<ListFormatId, ListWriter>> = {
  atom: writeAtom,
  rss: writeRss,
  jsonFeed: writeJsonFeed,
  bib: writeBibtex,
  ris: writeRis,
  csl: writeCsl,
  csv: writeCsv,
  md: writeMarkdown,
  jsonl: writeJsonLines,
};

/** One paper in a format. `base` is the address of the server, without a slash at its end. */
export function writePaper(format: PaperFormatId, base: string, paper: PaperRecord): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(toApiPaper(base, paper), null, 2)}\n`;
    case "bib":
      return toBibtex(toCitable(paper));
    case "ris":
      return toRis(toCitable(paper));
    case "csl":
      return `${JSON.stringify([toCslItem(toCitable(paper))], null, 2)}\n`;
    case "md":
      return paperMarkdown(paper, 1, null);
  }
}
