/** Addresses of lists, parsed: every list that a page shows has one, and every format is made from it. */
import { type EditionFilter, parseEditionFilter } from "@/lib/format/hierarchy";
import { describeFilters, type TopicNames } from "@/lib/format/list-description";
import { formatPeriod } from "@/lib/format/periods";
import { type Period, parsePeriod } from "@/lib/papers/periods";
import { EMPTY_LIST_STATE, type ListState, parseListState, printListState } from "@/lib/papers/search-params";
import { parseWindow, type TrendingWindow } from "@/lib/papers/trending";

export type ListAddress =
  | { kind: "papers"; state: ListState }
  | { kind: "topic"; slug: string; state: ListState }
  /** `name` is one of the spellings that share the address, or null for all. */
  | { kind: "author"; slug: string; name: string | null }
  | { kind: "trending"; window: TrendingWindow }
  | { kind: "edition"; period: Period; filter: EditionFilter }
  /** The editions of the last days, newest first. */
  | { kind: "editions" };

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Parameters as one value each, the last one, as pages read them. */
function lastValues(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries(params);
}

/** Reads `papers`, `topics/agents`, `editions/2025-W33` and their query; null where no list has this address. */
export function parseListAddress(path: readonly string[], params: URLSearchParams): ListAddress | null {
  const [section, name, ...rest] = path;
  if (rest.length > 0) return null;
  const state = { ...parseListState(params), page: 1 };
  if (section === "papers" && name === undefined) return { kind: "papers", state };
  if (section === "trending" && name === undefined) {
    return { kind: "trending", window: parseWindow(lastValues(params).window) };
  }
  if (section === "editions") {
    if (name === undefined) return { kind: "editions" };
    const period = parsePeriod(name);
    return period && { kind: "edition", period, filter: parseEditionFilter(lastValues(params)) };
  }
  if (name === undefined) return null;
  if (section === "topics" && SLUG.test(name)) {
    const sort = state.sort === "upvotes" ? state.sort : null;
    return { kind: "topic", slug: name, state: { ...EMPTY_LIST_STATE, sort } };
  }
  if (section === "authors") return { kind: "author", slug: name, name: params.getAll("name").at(-1) ?? null };
  return null;
}

/** The state of the search behind a list, or null for lists that are no search. */
export function searchStateOf(address: ListAddress): ListState | null {
  if (address.kind === "papers") return address.state;
  if (address.kind !== "topic") return null;
  const { slug, state } = address;
  return { ...state, topics: [slug] };
}

/** Path and query of the list's page, the query as `""` or `?…`, in one fixed order and without defaults. */
export function printListAddress(address: ListAddress): { path: string; query: string } {
  switch (address.kind) {
    case "papers":
      return { path: "/papers", query: printListState(address.state) };
    case "topic":
      return { path: `/topics/${address.slug}`, query: printListState(address.state) };
    case "author": {
      const query = address.name === null ? "" : `?${new URLSearchParams({ name: address.name })}`;
      return { path: `/authors/${encodeURIComponent(address.slug)}`, query };
    }
    case "trending":
      return { path: "/trending", query: address.window === parseWindow(undefined) ? "" : `?window=${address.window}` };
    case "editions":
      return { path: "/editions", query: "" };
    case "edition": {
      const { topic, code } = address.filter;
      const params = new URLSearchParams();
      if (topic !== null) params.set("topic", topic);
      if (code) params.set("code", "1");
      return { path: `/editions/${address.period.period}`, query: params.size > 0 ? `?${params}` : "" };
    }
  }
}

/** What a list holds, in words: `Papers: “diffusion”, with code`, `Edition of Tuesday 12 August 2025`. */
export function describeList(address: ListAddress, names: TopicNames): string {
  if (address.kind === "editions") return "Latest editions";
  if (address.kind === "trending") return `Trending this ${address.window}`;
  if (address.kind === "author") return `Papers by ${address.name ?? address.slug.replaceAll("-", " ")}`;
  if (address.kind === "edition") {
    const { topic, code } = address.filter;
    const filters = describeFilters({ ...EMPTY_LIST_STATE, topics: topic === null ? [] : [topic], code }, names);
    return [`Edition of ${formatPeriod(address.period.period)}`, filters].filter(Boolean).join(": ");
  }
  const state = searchStateOf(address) ?? EMPTY_LIST_STATE;
  const details = [state.q && `“${state.q}”`, describeFilters(state, names)].filter(Boolean).join(", ");
  return details ? `Papers: ${details}` : "Papers";
}
