/** Addresses of the lists behind what charts show. Pure. */
import { listHref } from "@/lib/format/list-description";
import { monthSpan } from "@/lib/papers/months";
import { EMPTY_LIST_STATE } from "@/lib/papers/search-params";

interface Span {
  from: string;
  to: string;
}

/** Papers of a stretch of days. */
export function spanHref({ from, to }: Span): string {
  return listHref({ ...EMPTY_LIST_STATE, from, to });
}

/** Papers with a topic, of a month where one is given. */
export function topicMonthHref(topic: string, month: string): string {
  return listHref({ ...EMPTY_LIST_STATE, ...monthSpan(month), topics: [topic] });
}

/** Papers of a month with any of these topics: a section. */
export function sectionMonthHref(topics: readonly string[], month: string): string {
  const q = topics.map((slug) => `topic:${slug}`).join(" OR ");
  return listHref({ ...EMPTY_LIST_STATE, ...monthSpan(month), q, sort: "newest" });
}

/** Papers of a month with code. */
export function codeMonthHref(month: string): string {
  return listHref({ ...EMPTY_LIST_STATE, ...monthSpan(month), code: true });
}

/** Papers of a stretch of days whose titles have a term. */
export function termHref(term: string, { from, to }: Span): string {
  const q = term.includes(" ") ? `title:"${term}"` : `title:${term}`;
  return listHref({ ...EMPTY_LIST_STATE, q, from, to, sort: "newest", exact: true });
}

/** A topic's own page; `sort` and `page` only where they are not the first. */
export function topicPageHref(
  slug: string,
  { sort = "newest", page = 1 }: { sort?: "newest" | "upvotes"; page?: number } = {},
): string {
  const params = new URLSearchParams();
  if (sort !== "newest") params.set("sort", sort);
  if (page > 1) params.set("page", String(page));
  const query = params.toString();
  return `/topics/${slug}${query && `?${query}`}`;
}

/** An author's page, of one spelling where `name` is given. */
export function authorHref(
  slug: string,
  { name = null, page = 1 }: { name?: string | null; page?: number } = {},
): string {
  const params = new URLSearchParams();
  if (name !== null) params.set("name", name);
  if (page > 1) params.set("page", String(page));
  const query = params.toString();
  return `/authors/${encodeURIComponent(slug)}${query && `?${query}`}`;
}
