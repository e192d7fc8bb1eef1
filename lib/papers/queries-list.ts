/** Lists: browse and search as one address describes them. */
import { BoundedMap } from "@/lib/bounded-map";
import type { Db, DbHandle } from "@/lib/db";
import { keptByVersion } from "@/lib/papers/kept";
import { effectiveSort, type ListState, PAGE_SIZE, withFilters } from "@/lib/papers/search-params";
import type { Corrected, FacetsView } from "@/lib/papers/views";
import { processWide } from "@/lib/process-wide";
import { searchPapers } from "@/lib/search/ask";
import type { Dropped } from "@/lib/search/facets";
import type { Mark } from "@/lib/search/highlight";
import type { QueryOperator } from "@/lib/search/query";
import type { SearchAnswer, SearchRequest } from "@/lib/search/search";

const ORGANIZATIONS_SHOWN = 8;
/** Names of organisations that are kept; lists show the same few dozens again and again. */
const MOST_NAMES = 500;

/** A list without what is drawn of its papers. */
export interface FoundList {
  /** As asked for, but a page past the end is the last one. */
  state: ListState;
  /** Ids of the page's papers. */
  ids: number[];
  /** What the search asked for; [] where the list is no search. */
  marks: Mark[];
  total: number;
  facets: FacetsView;
  /** Names of all topics by slug. */
  names: Record<string, string>;
  /** Words searched for in place of those typed or beside them, or null. */
  corrected: Corrected | null;
  /** What the query demands besides its plain words, each with the query without it. */
  operators: QueryOperator[];
  /** For an empty list: lists with one filter less that are not empty. */
  alternatives: { state: ListState; count: number }[];
}

/** The request that a list's address makes. */
export function toSearchRequest(state: ListState): SearchRequest {
  const { q, from, to, topics, withoutTopics, code, org, exact, page } = state;
  return {
    q,
    from,
    to,
    topics,
    withoutTopics,
    code,
    org,
    exact,
    page,
    sort: effectiveSort(state),
    pageSize: PAGE_SIZE,
    typing: state.typing,
  };
}

/** Names of all topics by slug. */
export async function findTopicNames(db: DbHandle): Promise<Record<string, string>> {
  const rows = await db.$queryRawUnsafe<{ names: string }[]>(
    "SELECT json_group_object(slug, name) AS names FROM Topic",
  );
  return JSON.parse(rows[0]?.names ?? "{}") as Record<string, string>;
}

/** Names in one version of the catalogue. */
interface Names {
  /** Of all topics, by slug. */
  topics: Record<string, string>;
  /** Of organisations that lists showed, by handle. */
  organizations: BoundedMap<string>;
}

const recallNames = processWide("names", () =>
  keptByVersion(
    async (db): Promise<Names> => ({
      topics: await findTopicNames(db),
      organizations: new BoundedMap<string>(MOST_NAMES),
    }),
  ),
);

/** Months without papers in between count nothing, so that a chart's axis is even. */
function withoutGaps(months: SearchAnswer["facets"]["months"]): FacetsView["months"] {
  const counts = new Map(months.map(({ month, papers }) => [month, papers]));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const filled: FacetsView["months"] = [];
  let year = Number(first.slice(0, 4));
  let number = Number(first.slice(5));
  for (let month = first; month <= last; ) {
    filled.push({ month, count: counts.get(month) ?? 0 });
    number = number === 12 ? 1 : number + 1;
    if (number === 1) year += 1;
    month = `${year}-${number < 10 ? "0" : ""}${number}`;
  }
  return filled;
}

/** Names of these organisations as their papers have them, by handle; those without a name are absent. */
async function findOrganizationNames(db: DbHandle, handles: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRawUnsafe<{ org: string; name: string | null }[]>(
    `SELECT j.value AS org, (SELECT p.organizationName FROM Paper p WHERE p.organization = j.value
       AND p.organizationName IS NOT NULL ORDER BY p.sortDay DESC LIMIT 1) AS name FROM json_each(?) AS j`,
    JSON.stringify(handles),
  );
  return new Map(rows.flatMap(({ org, name }) => (name === null ? [] : [[org, name] as const])));
}

/** A name for each of these organisations, which is its handle where no paper says one. */
async function recallOrganizationNames(
  db: DbHandle,
  kept: BoundedMap<string>,
  handles: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const handle of handles) {
    const name = kept.get(handle);
    if (name !== undefined) names.set(handle, name);
  }
  const missing = handles.filter((handle) => !names.has(handle));
  if (missing.length === 0) return names;
  const found = await findOrganizationNames(db, missing);
  for (const handle of missing) {
    const name = found.get(handle) ?? handle;
    kept.set(handle, name);
    names.set(handle, name);
  }
  return names;
}

async function toFacetsView(
  db: DbHandle,
  { topics, months, withCode, organizations }: SearchAnswer["facets"],
  names: Names,
  chosen: string | null,
): Promise<FacetsView> {
  const shown = organizations.slice(0, ORGANIZATIONS_SHOWN).map(({ org, papers }) => ({ org, count: papers }));
  if (chosen !== null && !shown.some(({ org }) => org === chosen)) {
    shown.push({ org: chosen, count: organizations.find(({ org }) => org === chosen)?.papers ?? 0 });
  }
  const organizationNames = await recallOrganizationNames(
    db,
    names.organizations,
    shown.map(({ org }) => org),
  );
  return {
    topics: topics.map(({ slug, papers }) => ({ slug, name: names.topics[slug] ?? slug, count: papers })),
    months: withoutGaps(months),
    withCode,
    organizations: shown.map(({ org, count }) => ({ org, name: organizationNames.get(org) ?? org, count })),
  };
}

interface KnownFacets {
  /** Those of another version are other ones. */
  names: Names;
  chosen: string | null;
  view: FacetsView;
}

/** By what was found: an answer that search keeps gives each page of its list the very same facets. */
const knownFacets = new WeakMap<SearchAnswer["facets"], KnownFacets>();

async function recallFacets(
  db: DbHandle,
  facets: SearchAnswer["facets"],
  names: Names,
  chosen: string | null,
): Promise<FacetsView> {
  const known = knownFacets.get(facets);
  if (known?.names === names && known.chosen === chosen) return known.view;
  const view = await toFacetsView(db, facets, names, chosen);
  knownFacets.set(facets, { names, chosen, view });
  return view;
}

const WITHOUT: Record<Dropped["filter"], Partial<ListState>> = {
  date: { from: null, to: null },
  topics: { topics: [], withoutTopics: [] },
  code: { code: false },
  org: { org: null },
};

function alternativesTo(state: ListState, dropped: Dropped[]): FoundList["alternatives"] {
  return dropped
    .filter(({ papers }) => papers > 0)
    .map(({ filter, papers }) => ({ state: withFilters(state, WITHOUT[filter]), count: papers }));
}

/** What an address asks for, and everything beside its papers. */
export async function findList(db: Db, state: ListState): Promise<FoundList> {
  const answer = await searchPapers(db, toSearchRequest(state));
  const lastPage = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  if (state.page > lastPage) return findList(db, { ...state, page: lastPage });
  const names = await recallNames(db);
  return {
    state,
    ids: answer.hits.map(({ id }) => id),
    marks: answer.marks,
    total: answer.total,
    facets: await recallFacets(db, answer.facets, names, state.org),
    names: names.topics,
    operators: answer.operators,
    corrected: answer.correction && { shown: answer.correction.shown, isKept: answer.correction.isKept },
    alternatives: answer.total === 0 ? alternativesTo(state, answer.dropped) : [],
  };
}
