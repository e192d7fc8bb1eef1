/** Engines under one roof: ours through the real save path and search function, and two to compare with. */
import Database from "better-sqlite3";
import MiniSearch from "minisearch";
import { importDocument } from "@/lib/ingest/run";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";
import { indexPending } from "@/lib/search/index-papers";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import type { BenchDocument } from "@/tests/bench/search-collection";
import { makeTemporaryCatalogue } from "@/tests/bench/temporary-catalogue";

export interface Engine {
  name: string;
  /** Ids of up to ten documents, best first. */
  search: (query: string) => Promise<string[]> | string[];
  close: () => Promise<void> | void;
}

export type EngineMaker = (documents: readonly BenchDocument[]) => Promise<Engine> | Engine;

const RESULTS = 10;
const INDEXED_AT_ONCE = 2_000;

/** An arXiv id that no paper has: documents stay apart whatever their titles. */
const inventedId = (place: number): string =>
  `${9000 + Math.floor(place / 100_000)}.${String(place % 100_000).padStart(5, "0")}`;

function toEntry(document: BenchDocument, place: number): PaperEntry {
  return {
    ...blankEntry(document.title, place),
    arxivId: inventedId(place),
    abstract: document.text,
    abstractKind: document.text === "" ? "none" : "full",
  };
}

/** Our engine: documents are imported like papers and searched like the page does. */
export async function makeOurs(documents: readonly BenchDocument[]): Promise<Engine> {
  const { db, close } = await makeTemporaryCatalogue();
  const entries = documents.map((document, i) => ({ entry: toEntry(document, i), line: null, place: `[${i}]` }));
  await importDocument(
    db,
    {
      source: "bench",
      digest: "0".repeat(64),
      format: "api-json",
      day: null,
      fetchedAt: null,
      captured: null,
      notes: [],
      batches: [{ entries, rejects: [] }],
    },
    { indexedLater: true },
  );
  await indexPending(db, { papersPerStep: INDEXED_AT_ONCE });
  const papers = await db.paper.findMany({ select: { id: true, arxivId: true } });
  const placeOf = new Map(documents.map((document, i) => [inventedId(i), document.id]));
  const idOf = new Map(papers.map(({ id, arxivId }) => [id, placeOf.get(arxivId ?? "") ?? ""]));
  if (papers.length !== documents.length)
    throw new Error(`${documents.length} documents became ${papers.length} papers.`);
  return {
    name: "ours",
    search: async (query) => {
      const { hits } = await searchPapers(db, { ...EMPTY_REQUEST, q: query, pageSize: RESULTS });
      return hits.map(({ id }) => idOf.get(id) ?? "");
    },
    close,
  };
}

/** MiniSearch as its manual recommends for misspelt words. */
export function makeMiniSearch(documents: readonly BenchDocument[]): Engine {
  const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { fuzzy: 0.2, boost: { title: 2 } } });
  index.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
  return {
    name: "minisearch",
    search: (query) =>
      index
        .search(query)
        .slice(0, RESULTS)
        .map(({ id }) => documents[Number(id)]?.id ?? ""),
    close: () => {},
  };
}

/** SQLite's own full-text search: Porter's stems, any of the words, its BM25. */
export function makeFts5(documents: readonly BenchDocument[]): Engine {
  const database = new Database(":memory:");
  database.exec("CREATE VIRTUAL TABLE docs USING fts5(title, text, tokenize = 'porter unicode61')");
  const insert = database.prepare("INSERT INTO docs (rowid, title, text) VALUES (?, ?, ?)");
  database.transaction(() => {
    documents.forEach(({ title, text }, place) => {
      insert.run(place, title, text);
    });
  })();
  const search = database.prepare<[string], { rowid: number }>(
    `SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ${RESULTS}`,
  );
  return {
    name: "fts5",
    search: (query) => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      return search.all(words.map((word) => `"${word}"`).join(" OR ")).map(({ rowid }) => documents[rowid]?.id ?? "");
    },
    close: () => void database.close(),
  };
}
