/** The API's addresses below /api/v1: what each is asked, what it answers, and how. */
import type { z } from "zod";
import { printCursor } from "@/lib/api/cursor";
import { findSearchedPage, type Page, pageOf } from "@/lib/api/pages";
import { type ApiPaper, apiPaperSchema, toApiPaper } from "@/lib/api/paper-schema";
import {
  editionAnswerSchema,
  editionQuerySchema,
  noQuerySchema,
  papersAnswerSchema,
  papersQuerySchema,
  statsAnswerSchema,
  suggestAnswerSchema,
  suggestQuerySchema,
  topicsAnswerSchema,
} from "@/lib/api/schemas";
import type { Db } from "@/lib/db";
import { parsePeriod } from "@/lib/papers/periods";
import { getCounts, getVersion } from "@/lib/papers/queries-catalogue";
import { findEditionDays, getLatestDay } from "@/lib/papers/queries-edition";
import { findListedIds } from "@/lib/papers/queries-listed";
import { findMovedSlug } from "@/lib/papers/queries-paper";
import { findPaperId, findRecords } from "@/lib/papers/queries-record";
import { findTopicCounts } from "@/lib/papers/queries-topic-counts";
import { parseListState } from "@/lib/papers/search-params";
import { suggest } from "@/lib/search/ask";

/** What became of a request: a value, another address, or nothing there. */
export type Outcome<T> =
  | { kind: "answer"; value: T; next?: string | null }
  | { kind: "moved"; path: string }
  | { kind: "missing"; sentence: string }
  | { kind: "wrong"; parameter: string; sentence: string };

export interface ApiRequest {
  db: Db;
  /** Address of the server, without a slash at its end. */
  base: string;
  /** Path and query of this request. */
  url: URL;
  /** The variable part of the path, decoded; "" where there is none. */
  id: string;
}

export interface Endpoint<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** Below /api/v1; `{id}` is the variable part. */
  path: string;
  /** Name of the operation and of its answer in the documentation. */
  name: string;
  summary: string;
  /** What the variable part is, with an example. */
  variable?: { name: string; description: string; example: string };
  query: Q;
  answer: A;
  get: (request: ApiRequest, query: z.output<Q>) => Promise<Outcome<z.output<A>>>;
}

/** Keeps the types of one endpoint together. */
function endpoint<Q extends z.ZodType, A extends z.ZodType>(definition: Endpoint<Q, A>): Endpoint<Q, A> {
  return definition;
}

const NO_CURSOR = { kind: "wrong" as const, parameter: "cursor", sentence: "This is no cursor of this list." };

/** The papers of a page and the address of the next one. */
async function readPage(
  { db, base, url }: ApiRequest,
  { ids, start, total }: Page,
): Promise<{ papers: ApiPaper[]; next: string | null }> {
  const records = await findRecords(db, ids);
  const offset = start + ids.length;
  const last = ids.at(-1);
  let next: string | null = null;
  if (last !== undefined && offset < total) {
    const address = new URL(`${base}${url.pathname}${url.search}`);
    address.searchParams.set("cursor", printCursor({ offset, last }));
    next = address.href;
  }
  return { papers: records.map((record) => toApiPaper(base, record)), next };
}

const papers = endpoint({
  path: "/papers",
  name: "Papers",
  summary: "Search and browse papers. The same parameters as the page /papers.",
  query: papersQuerySchema,
  answer: papersAnswerSchema,
  async get(request, query) {
    const state = { ...parseListState(request.url.searchParams), page: 1 };
    const page = await findSearchedPage(request.db, state, query);
    if (page === null) return NO_CURSOR;
    const { total, correction } = page;
    const shown = await readPage(request, page);
    return { kind: "answer", value: { total, correction, ...shown }, next: shown.next };
  },
});

const paper = endpoint({
  path: "/papers/{id}",
  name: "Paper",
  summary: "One paper.",
  variable: { name: "id", description: "Last part of the paper's address.", example: "2508.07999" },
  query: noQuerySchema,
  answer: apiPaperSchema,
  async get({ db, base, id }) {
    const found = await findPaperId(db, id);
    const [record] = found === null ? [] : await findRecords(db, [found]);
    if (record !== undefined) return { kind: "answer", value: toApiPaper(base, record) };
    const moved = await findMovedSlug(db, id);
    if (moved !== null) return { kind: "moved", path: `/api/v1/papers/${encodeURIComponent(moved)}` };
    return { kind: "missing", sentence: `There is no paper ${id}.` };
  },
});

const edition = endpoint({
  path: "/editions/{period}",
  name: "Edition",
  summary: "The papers of a day, an ISO week or a month; `latest` is the newest day.",
  variable: { name: "period", description: "`2025-08-12`, `2025-W33`, `2025-08` or `latest`.", example: "2025-08-12" },
  query: editionQuerySchema,
  answer: editionAnswerSchema,
  async get(request, query) {
    const name = request.id === "latest" ? await getLatestDay(request.db) : request.id;
    const period = name === null ? null : parsePeriod(name);
    const filter = { topic: query.topic ?? null, code: query.code === "1" };
    const ids = period && (await findListedIds(request.db, { kind: "edition", period, filter }));
    if (!period || !ids) return { kind: "missing", sentence: `There is no edition ${request.id}.` };
    const page = pageOf(ids, query);
    if (page === null) return NO_CURSOR;
    const shown = await readPage(request, page);
    const { kind, from, to } = period;
    return {
      kind: "answer",
      value: { kind, period: period.period, from, to, total: page.total, ...shown },
      next: shown.next,
    };
  },
});

const topics = endpoint({
  path: "/topics",
  name: "Topics",
  summary: "Every topic with the number of its papers.",
  query: noQuerySchema,
  answer: topicsAnswerSchema,
  get: async ({ db }) => ({ kind: "answer", value: { topics: await findTopicCounts(db) } }),
});

const suggestions = endpoint({
  path: "/suggest",
  name: "Suggestions",
  summary: "What a reader who has typed so much may mean.",
  query: suggestQuerySchema,
  answer: suggestAnswerSchema,
  get: async ({ db }, { q }) => ({ kind: "answer", value: { suggestions: await suggest(db, q) } }),
});

const stats = endpoint({
  path: "/stats",
  name: "Stats",
  summary: "The size of the catalogue.",
  query: noQuerySchema,
  answer: statsAnswerSchema,
  async get({ db }) {
    const [counts, days, version] = [await getCounts(db), await findEditionDays(db), await getVersion(db)];
    const value = {
      papers: counts.papers,
      editions: counts.editions,
      with_code: counts.withCode,
      first_day: days[0]?.day ?? null,
      last_day: days.at(-1)?.day ?? null,
      version,
    };
    return { kind: "answer", value };
  },
});

export const ENDPOINTS = { papers, paper, edition, topics, suggestions, stats } as const;
