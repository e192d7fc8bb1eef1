/** State of a list in its address: parse, print, and change. Wrong values become defaults; defaults are not printed. */
import { z } from "zod";

export const SORTS = ["relevance", "newest", "upvotes"] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZE = 10;
const MAX_QUERY_LENGTH = 2_000;
const MAX_PAGE = 1_000_000;

const day = z.iso.date().nullable().catch(null);

const listStateSchema = z.object({
  q: z
    .string()
    .catch("")
    .transform((text) => text.trim().slice(0, MAX_QUERY_LENGTH)),
  from: day,
  to: day,
  topics: z.array(z.string().regex(/^[a-z0-9-]+$/)),
  withoutTopics: z.array(z.string().regex(/^[a-z0-9-]+$/)),
  code: z.boolean(),
  org: z.string().trim().min(1).max(200).nullable().catch(null),
  /** null: relevance when there is a query, else newest. */
  sort: z.enum(SORTS).nullable().catch(null),
  /** True when the reader asked for the words as typed, without correction. */
  exact: z.boolean(),
  /** True while the last word is still being typed: papers with words that begin so count. */
  typing: z.boolean(),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).catch(1),
});
export type ListState = z.infer<typeof listStateSchema>;

export const EMPTY_LIST_STATE: ListState = {
  q: "",
  from: null,
  to: null,
  topics: [],
  withoutTopics: [],
  code: false,
  org: null,
  sort: null,
  exact: false,
  typing: false,
  page: 1,
};

/** Raw values as Next.js gives them, or URLSearchParams. */
export type RawParams = Record<string, string | string[] | undefined> | URLSearchParams;

function allValues(raw: RawParams, name: string): string[] {
  if (raw instanceof URLSearchParams) return raw.getAll(name);
  const value = raw[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/**
 * Reads the state from an address. Total: anything wrong becomes its default. Of a repeated single value the last
 * counts; `topic` repeats or is separated by commas, and `-slug` excludes.
 */
export function parseListState(raw: RawParams): ListState {
  const last = (name: string) => allValues(raw, name).at(-1);
  const slugs = allValues(raw, "topic")
    .flatMap((value) => value.split(","))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => /^-?[a-z0-9]+(-[a-z0-9]+)*$/.test(value));
  const unique = [...new Set(slugs)].slice(0, 20);
  const state = listStateSchema.parse({
    // What is absent is given its default: saying what is wrong with it would take most of the time.
    q: last("q") ?? "",
    from: last("from") ?? null,
    to: last("to") ?? null,
    topics: unique.filter((slug) => !slug.startsWith("-")),
    withoutTopics: unique.filter((slug) => slug.startsWith("-")).map((slug) => slug.slice(1)),
    code: last("code") === "1",
    org: last("org") ?? null,
    sort: last("sort") ?? null,
    exact: last("exact") === "1",
    typing: last("typing") === "1",
    page: last("page") ?? 1,
  });
  return state.from !== null && state.to !== null && state.from > state.to
    ? { ...state, from: state.to, to: state.from }
    : state;
}

/** The inverse of parseListState: `""` or `?q=…`, in one fixed order, without defaults. */
export function printListState(state: ListState): string {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  if (state.from) params.set("from", state.from);
  if (state.to) params.set("to", state.to);
  for (const slug of state.topics) params.append("topic", slug);
  for (const slug of state.withoutTopics) params.append("topic", `-${slug}`);
  if (state.code) params.set("code", "1");
  if (state.org) params.set("org", state.org);
  if (state.sort) params.set("sort", state.sort);
  if (state.exact) params.set("exact", "1");
  if (state.q && state.typing) params.set("typing", "1");
  if (state.page > 1) params.set("page", String(state.page));
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** The state after a change of filters: the page goes back to the first, the rest stays. */
export function withFilters(state: ListState, change: Partial<Omit<ListState, "page">>): ListState {
  return { ...state, ...change, page: 1 };
}

/** The sort in force. */
export function effectiveSort(state: ListState): Sort {
  return state.sort ?? (state.q ? "relevance" : "newest");
}
