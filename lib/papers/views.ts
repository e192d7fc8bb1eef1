/** What pages draw: small plain values made by queries from rows. `null` is unknown and is left out by the page. */

export interface RepositoryView {
  url: string;
  host: string;
  owner: string | null;
  name: string | null;
  provenance: string[];
  stars: number | null;
}

export interface TopicRef {
  slug: string;
  name: string;
}

/** A paper in a list or an edition. */
export interface PaperCard {
  id: number;
  slug: string;
  title: string;
  /** Beginning of the abstract, at most about 1,200 characters; "" when there is none. */
  opening: string;
  /** First three names, [] when only a count or nothing is known. */
  authors: string[];
  authorCount: number | null;
  publishedOn: string | null;
  /** First day a list had it. */
  listedOn: string | null;
  upvotes: number | null;
  comments: number | null;
  repository: RepositoryView | null;
  topics: TopicRef[];
}

/** A paper by its title and one line of facts. */
export type BriefCard = Omit<PaperCard, "opening" | "listedOn" | "topics">;

/** Ranges of characters, end exclusive, in order and apart. */
export type Ranges = [start: number, end: number][];

/** A paper among search results. */
export interface ResultCard extends Omit<PaperCard, "opening" | "comments" | "topics"> {
  titleMatches: Ranges;
  /** Best passage of the abstract, with an ellipsis where it was cut. */
  snippet: string;
  snippetMatches: Ranges;
}

export interface PaperLinkView extends RepositoryView {
  kind: "repository" | "other";
}

/** A paper's own page. */
export interface PaperView {
  id: number;
  slug: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  abstractKind: "none" | "sample" | "cut" | "full";
  authors: { name: string; slug: string }[];
  authorCount: number | null;
  publishedOn: string | null;
  /** First day a list had it. */
  listedOn: string | null;
  upvotes: number | null;
  comments: number | null;
  repositories: RepositoryView[];
  otherLinks: { url: string; host: string }[];
  projectPage: string | null;
  organization: string | null;
  organizationName: string | null;
  categories: string[];
  keywords: string[];
  comment: string | null;
  topics: (TopicRef & { origin: "derived" | "stated" })[];
  /** Days it was listed on, oldest first. */
  editions: string[];
  /** Its place in its latest edition: from 1, and how many there are; neighbours in the edition's order. */
  place: { day: string; number: number; of: number; before: PaperRef | null; after: PaperRef | null } | null;
}

export interface PaperRef {
  slug: string;
  title: string;
}

export interface EditionRef {
  /** `2025-08-12`, `2025-W33` or `2025-08`. */
  period: string;
  count: number;
}

export interface EditionView {
  kind: "day" | "week" | "month";
  period: string;
  /** Days it spans, first and last, both included. */
  from: string;
  to: string;
  /** Consecutive number among editions of its kind, the oldest being 1. */
  number: number;
  /** In the edition's order: upvotes, comments, has code, place on the page; unknown last. */
  papers: PaperCard[];
  withCode: number;
  topics: (TopicRef & { count: number })[];
  older: EditionRef | null;
  newer: EditionRef | null;
  /** In a week or month: the day each paper was listed on, the latest in the period, by its id. */
  listedOn?: ReadonlyMap<number, string>;
  /** Up to ten day editions around this one, oldest first, for the masthead. */
  recent: EditionRef[];
}

/** Choices of the filter panel, each with the number of papers it would leave under the other filters in force. */
export interface FacetsView {
  /** Most papers first; those in force are always among them. */
  topics: (TopicRef & { count: number })[];
  withCode: number;
  /** Organisations by their handle, most papers first. */
  organizations: { org: string; name: string; count: number }[];
  /** Papers per month `YYYY-MM` under every filter but the dates, without gaps, oldest first; [] draws no chart. */
  months: { month: string; count: number }[];
}

/** Totals for the foot of each page. */
export interface CatalogueCounts {
  papers: number;
  editions: number;
  withCode: number;
  /** True while at least one paper still has the bundled sample's summary. */
  hasSample: boolean;
}

/** What a search corrected. */
export interface Corrected {
  /** The words searched for. */
  shown: string;
  /** Whether those typed were searched for too. */
  isKept: boolean;
}
