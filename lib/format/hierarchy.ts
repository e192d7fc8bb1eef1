/** How the papers of an edition are laid out: by their number only, in the order they come. */
import type { EditionView, PaperCard } from "@/lib/papers/views";

export interface DigestSection {
  /** null: the papers under no section of their own. */
  slug: string | null;
  name: string;
  papers: PaperCard[];
  /** Papers of the edition with this topic when not all of them are shown here, else null. */
  all: number | null;
}

export interface Layout {
  lead: PaperCard | null;
  seconds: PaperCard[];
  features: PaperCard[];
  /** The rest of a day, one line each. */
  briefs: PaperCard[];
  /** The rest of a big day, a week or a month, by topic. Never together with briefs. */
  digest: DigestSection[];
}

const DIGEST_FROM = 25;
const SECTION_FROM = 3;
const SECTION_LIMIT = 12;
const SECTION_SHOWN = 8;

const REST_NAME = { day: "Also today", week: "Also this week", month: "Also this month" };

type Ordered = Pick<EditionView, "kind" | "papers" | "topics">;

/** Lead, two secondaries, four features, then briefs up to 24 papers, else a digest by topic. */
export function layOut(edition: Ordered): Layout {
  const { papers } = edition;
  const rest = papers.slice(7);
  const sections = papers.length >= DIGEST_FROM || edition.kind !== "day" ? digest(edition, rest) : [];
  const bySections = sections.some((section) => section.slug !== null);
  return {
    lead: papers[0] ?? null,
    seconds: papers.slice(1, 3),
    features: papers.slice(3, 7),
    briefs: bySections ? [] : rest,
    digest: bySections ? sections : [],
  };
}

/**
 * One entry per paper, under its rarest topic in this edition that has enough of them: a topic with too few gives its
 * papers to their next rarest one, the smallest first, until each has enough. What then has none joins the rest.
 */
function file(edition: Ordered, rest: readonly PaperCard[]): Map<string, PaperCard[]> {
  const counts = new Map(edition.topics.map((topic) => [topic.slug, topic.count]));
  const choices = new Map(
    rest.map((paper) => [
      paper,
      paper.topics
        .map(({ slug }) => slug)
        .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a.localeCompare(b)),
    ]),
  );
  for (;;) {
    const filed = new Map<string, PaperCard[]>();
    for (const [paper, [rarest]] of choices) {
      if (rarest !== undefined) filed.set(rarest, [...(filed.get(rarest) ?? []), paper]);
    }
    const small = [...filed]
      .filter(([, papers]) => papers.length < SECTION_FROM)
      .sort(([a, one], [b, other]) => one.length - other.length || a.localeCompare(b))[0];
    if (!small) return filed;
    for (const own of choices.values()) if (own.includes(small[0])) own.splice(own.indexOf(small[0]), 1);
  }
}

/** The rest of an edition by topic, the largest first; papers under none of them at the end. */
function digest(edition: Ordered, rest: readonly PaperCard[]): DigestSection[] {
  const topics = new Map(edition.topics.map((topic) => [topic.slug, topic]));
  const filed = file(edition, rest);
  const sections = [...filed]
    .map(([slug, papers]) => ({ slug, name: topics.get(slug)?.name ?? slug, papers }))
    .toSorted((a, b) => b.papers.length - a.papers.length || a.name.localeCompare(b.name))
    .map(({ slug, name, papers }): DigestSection => {
      if (papers.length <= SECTION_LIMIT) return { slug, name, papers, all: null };
      return { slug, name, papers: papers.slice(0, SECTION_SHOWN), all: topics.get(slug)?.count ?? papers.length };
    });
  const own = new Set([...filed.values()].flat());
  const others = rest.filter((paper) => !own.has(paper));
  if (others.length > 0) sections.push({ slug: null, name: REST_NAME[edition.kind], papers: others, all: null });
  return sections;
}

/** The papers of an edition with a topic, or with code, as an edition of their own. */
export function filterEdition(edition: EditionView, filter: EditionFilter): EditionView {
  const papers = edition.papers.filter(
    (paper) =>
      (filter.topic === null || paper.topics.some((topic) => topic.slug === filter.topic)) &&
      (!filter.code || paper.repository !== null),
  );
  return { ...edition, papers };
}

export interface EditionFilter {
  topic: string | null;
  code: boolean;
}

export const WHOLE_EDITION: EditionFilter = { topic: null, code: false };

/** Reads `?topic=SLUG` and `?code=1` of an edition's address; anything else means the whole edition. */
export function parseEditionFilter(raw: Record<string, string | string[] | undefined>): EditionFilter {
  const last = (name: string) => [raw[name]].flat().at(-1);
  const topic = last("topic");
  return { topic: topic && /^[a-z0-9-]+$/.test(topic) ? topic : null, code: last("code") === "1" };
}
