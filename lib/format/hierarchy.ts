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

/** One entry per paper, under its rarest topic in this edition; small sections join the rest at the end. */
function digest(edition: Ordered, rest: readonly PaperCard[]): DigestSection[] {
  const counts = new Map(edition.topics.map((topic) => [topic.slug, topic.count]));
  const filed = new Map<string, { name: string; papers: PaperCard[] }>();
  for (const paper of rest) {
    const rarest = paper.topics.toSorted(
      (a, b) => (counts.get(a.slug) ?? 0) - (counts.get(b.slug) ?? 0) || a.slug.localeCompare(b.slug),
    )[0];
    if (!rarest) continue;
    const section = filed.get(rarest.slug) ?? { name: rarest.name, papers: [] };
    section.papers.push(paper);
    filed.set(rarest.slug, section);
  }
  const sections = [...filed]
    .filter(([, section]) => section.papers.length >= SECTION_FROM)
    .toSorted(([, a], [, b]) => b.papers.length - a.papers.length || a.name.localeCompare(b.name))
    .map(([slug, { name, papers }]): DigestSection => {
      if (papers.length <= SECTION_LIMIT) return { slug, name, papers, all: null };
      return { slug, name, papers: papers.slice(0, SECTION_SHOWN), all: counts.get(slug) ?? papers.length };
    });
  const own = new Set(sections.flatMap((section) => filed.get(section.slug ?? "")?.papers ?? []));
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
