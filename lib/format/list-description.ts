/** What a list shows, in words: chips for its filters, headings, and offers when it is empty. */
import { formatDay, formatSpan } from "@/lib/format/dates";
import { EMPTY_LIST_STATE, type ListState, printListState, withFilters } from "@/lib/papers/search-params";

/** Names of topics by slug. */
export type TopicNames = Readonly<Record<string, string>>;

/** A topic's name, or its slug in words where the name is not known. */
export function topicName(slug: string, names: TopicNames): string {
  const known = Object.hasOwn(names, slug) ? names[slug] : undefined;
  return known ?? slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
}

/** The address of a list. */
export function listHref(state: ListState): string {
  return `/papers${printListState(state)}`;
}

/** The address of all papers with a topic. */
export function topicHref(slug: string): string {
  return listHref({ ...EMPTY_LIST_STATE, topics: [slug] });
}

export interface FilterChip {
  /** `Topic`, `Date`, `Has`. */
  kind: string;
  value: string;
  /** The address without this filter. */
  href: string;
}

function dateChip(from: string | null, to: string | null): string {
  if (from && to) return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  return from ? `from ${formatDay(from)}` : `up to ${formatDay(to ?? "")}`;
}

/** One chip for each filter in force, in the order of the filter panel. */
export function filterChips(state: ListState, names: TopicNames): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (kind: string, value: string, change: Parameters<typeof withFilters>[1]) =>
    chips.push({ kind, value, href: listHref(withFilters(state, change)) });
  if (state.from || state.to) add("Date", dateChip(state.from, state.to), { from: null, to: null });
  for (const slug of state.topics) {
    add("Topic", topicName(slug, names), { topics: state.topics.filter((other) => other !== slug) });
  }
  for (const slug of state.withoutTopics) {
    const rest = state.withoutTopics.filter((other) => other !== slug);
    add("Without", topicName(slug, names), { withoutTopics: rest });
  }
  if (state.code) add("Has", "code", { code: false });
  if (state.org) add("From", state.org, { org: null });
  return chips;
}

/** The address of the list with its words and order but no filter. */
export function withoutFiltersHref(state: ListState): string {
  return listHref({ ...EMPTY_LIST_STATE, q: state.q, sort: state.sort, exact: state.exact });
}

/** `Robotics and Agents, with code, 1–12 August 2025`; "" without filters. */
export function describeFilters(state: ListState, names: TopicNames): string {
  const pieces: string[] = [];
  const topics = state.topics.map((slug) => topicName(slug, names));
  if (topics.length > 0) pieces.push(topics.join(" and "));
  if (state.withoutTopics.length > 0) {
    pieces.push(`without ${state.withoutTopics.map((slug) => topicName(slug, names)).join(" or ")}`);
  }
  if (state.code) pieces.push("with code");
  if (state.org) pieces.push(`from ${state.org}`);
  if (state.from && state.to) pieces.push(formatSpan(state.from, state.to));
  else if (state.from) pieces.push(`since ${formatDay(state.from)}`);
  else if (state.to) pieces.push(`up to ${formatDay(state.to)}`);
  return pieces.join(", ");
}

/** `Search for “quantum” in every topic`, `Browse Robotics, 1–12 August 2025`, `Browse all papers`. */
export function describeOffer(state: ListState, names: TopicNames): string {
  const filters = describeFilters(state, names);
  if (!state.q) return filters ? `Browse ${filters}` : "Browse all papers";
  return filters ? `Search for “${state.q}”: ${filters}` : `Search for “${state.q}” in all papers`;
}

/** The heading of an empty list: `Nothing matches “quantum basket weaving” in Robotics`. */
export function describeNothing(state: ListState, names: TopicNames): string {
  const filters = describeFilters(state, names);
  if (!state.q) return filters ? `No paper matches ${filters}` : "No papers yet";
  const onlyTopics = state.topics.length > 0 && filters === state.topics.map((s) => topicName(s, names)).join(" and ");
  if (onlyTopics) return `Nothing matches “${state.q}” in ${filters}`;
  return filters ? `Nothing matches “${state.q}” with these filters` : `Nothing matches “${state.q}”`;
}

/** The number of filters in force, as the phone's button counts them. */
export function filterCount(state: ListState): number {
  return (
    Number(Boolean(state.from || state.to)) +
    state.topics.length +
    state.withoutTopics.length +
    Number(state.code) +
    Number(state.org !== null)
  );
}
