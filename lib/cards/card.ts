/** What stands on the picture of a paper or an edition that other sites show beside a link (Open Graph). */
import { toDrawable } from "@/lib/cards/drawable";
import { authorLine } from "@/lib/format/authors";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";
import { formatPeriod } from "@/lib/format/periods";
import type { PaperRecord } from "@/lib/papers/paper-record";
import type { EditionView } from "@/lib/papers/views";

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

export interface CardView {
  /** Small, above the rule on the right. */
  kicker: string;
  /** The title, or the lead's; whole, however long. */
  title: string;
  /** Size of the title in pixels: long ones are set smaller. */
  size: number;
  /** Below the title: authors of a paper. */
  line: string | null;
  /** Further titles of an edition. */
  titles: string[];
  /** At the foot. */
  facts: string[];
}

/** Title lengths in characters, and the size they are set in. */
const PAPER_SIZES: readonly [longest: number, size: number][] = [
  [45, 84],
  [80, 72],
  [120, 60],
  [170, 52],
  [250, 44],
];
const EDITION_SIZES: typeof PAPER_SIZES = [
  [60, 58],
  [100, 50],
  [160, 42],
];
const SMALLEST = 36;
const TITLES = 3;

const sizeOf = (title: string, sizes: typeof PAPER_SIZES) =>
  sizes.find(([longest]) => title.length <= longest)?.[1] ?? SMALLEST;

/** Votes are left out: other sites keep the picture for weeks. `covered`: see toDrawable. */
export function paperCard(paper: PaperRecord, covered: ReadonlySet<number>): CardView {
  const draw = (text: string) => toDrawable(text, covered);
  const { arxivId, publishedOn, authors, authorCount, topics, repositories } = paper;
  const title = draw(paper.title) ?? (arxivId === null ? "A paper in this catalogue" : `arXiv ${arxivId}`);
  const names = authors.map(({ name }) => draw(name)).filter((name) => name !== null);
  const count = Math.max(authorCount ?? 0, authors.length) || null;
  const repository = repositories[0];
  const code = repository?.owner && repository.name ? draw(`${repository.owner}/${repository.name}`) : null;
  return {
    kicker: draw(topics[0]?.name ?? "") ?? "Paper",
    title,
    size: sizeOf(title, PAPER_SIZES),
    line: authorLine(names.length === authors.length ? names : [], count),
    titles: [],
    facts: [
      publishedOn === null ? null : formatDay(publishedOn),
      arxivId === null || title.startsWith("arXiv") ? null : `arXiv ${arxivId}`,
      code,
    ].filter((fact) => fact !== null),
  };
}

/** An edition: its date, its lead and the titles after it. */
export function editionCard(edition: EditionView, covered: ReadonlySet<number>): CardView {
  const titles = edition.papers.map(({ title }) => toDrawable(title, covered)).filter((title) => title !== null);
  const [lead = "", ...rest] = titles;
  const number = edition.kind === "day" ? `No. ${formatNumber(edition.number)}` : null;
  return {
    kicker: formatPeriod(edition.period),
    title: lead,
    size: sizeOf(lead, EDITION_SIZES),
    line: null,
    titles: rest.slice(0, TITLES),
    facts: [
      number,
      countOf(edition.papers.length, "paper"),
      edition.withCode === 0 ? null : `${formatNumber(edition.withCode)} with code`,
    ].filter((fact) => fact !== null),
  };
}
