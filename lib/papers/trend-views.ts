/** What the pages of topics and trends draw. Months are finished ones, oldest first, without gaps. */
import type { TopicRef } from "@/lib/papers/views";

export interface TopicCount extends TopicRef {
  section: string;
  /** Papers with the topic in the whole catalogue. */
  papers: number;
  /** Papers with the topic in each charted month. */
  months: number[];
  /** Change of its share over twelve months, 0.25 for +25 %; null where that cannot be told. */
  change: number | null;
}

export interface SectionCount {
  slug: string;
  name: string;
  description: string;
  /** Papers of each charted month with at least one topic of the section. */
  months: number[];
  topics: TopicCount[];
}

export interface TopicsView {
  months: string[];
  /** Papers of each charted month. */
  papers: number[];
  /** Papers of each charted month with code. */
  withCode: number[];
  /** In the order of the taxonomy; sections without papers are absent. */
  sections: SectionCount[];
}

export interface WeekCount {
  /** Monday and Sunday. */
  from: string;
  to: string;
  papers: number;
}

export interface RisingTerm {
  term: string;
  /** Titles of the recent months with the term, and of the months before. */
  recent: number;
  before: number;
  /** Times as frequent as before; null where it is new. */
  times: number | null;
}

export interface TrendsView extends TopicsView {
  weeks: WeekCount[];
  rising: {
    /** The span of the recent months, and of those before. */
    recent: { from: string; to: string; titles: number };
    before: { from: string; to: string; titles: number };
    terms: RisingTerm[];
  } | null;
}

export interface TopicView {
  topic: TopicCount & { description: string; sectionName: string };
  months: string[];
  /** Papers of each charted month, whatever their topics. */
  monthTotals: number[];
  /** Topics that papers with this one have more often than chance, most related first; `papers`: with both. */
  related: (TopicRef & { papers: number })[];
}

export interface AuthorView {
  slug: string;
  /** Spellings at this address, most papers first. */
  names: { name: string; papers: number }[];
  /** The spelling asked for, or null for all. */
  name: string | null;
  total: number;
  page: number;
  /** Those of the page. */
  papers: AuthoredPaper[];
  coAuthors: { name: string; slug: string; papers: number }[];
}

export interface AuthoredPaper {
  id: number;
  /** The spelling the paper names. */
  as: string;
}
