/**
 * The papers nearest to each paper, kept beside the search index (search_near), so that a page reads them instead of
 * looking for them. Made after an import: of the whole catalogue at once where it is small or much is new, else of the
 * new papers alone, which then also take their places in the lists of those they are near to. It is no part of the import,
 * whose time it would lengthen by a tenth: a running server has it done (near-server.ts). What is missing, because a run
 * was stopped, is made by the next one; pages look for it themselves until then.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import { countBoth, hasBit } from "@/lib/search/bits";
import { type Connection, prepared, searchConnection } from "@/lib/search/connection";
import { informationOf, openIndex, readIndex, type SearchIndex } from "@/lib/search/full-text";
import type { PaperStems } from "@/lib/search/kept-stems";
import { readStems, readStemsOnce, rememberStem } from "@/lib/search/paper-stems";
import { findShared, findSimilarPapers, nearest, type SimilarPaper, TOPIC_SHARE } from "@/lib/search/similar";
import { learnAptness, nearnessTo, type Subject, subjectOf } from "@/lib/search/subject";
import { finish } from "@/lib/search/turns";
import { isBusy } from "@/lib/sqlite";

/** Near papers that are kept of each. */
const KEPT = 8;
/** A catalogue of so many papers is done at once in less than a second. */
const SMALL = 8_000;
/** More new papers than this share are done faster all at once. */
const MUCH = 1 / 8;
/** A larger catalogue does not fit into the memory of one process, some eight kilobytes a paper. */
const MOST_AT_ONCE = 150_000;
/** Papers looked at in one turn. */
const LOOKED_AT_ONCE = 4_000;
/** Papers in one transaction. */
const WRITTEN_AT_ONCE = 2_000;
/** Candidates that are compared in full. */
const COMPARED = 40;
/** Stems of more papers find nobody; they count when papers are compared. */
const LONGEST_LIST = 3_000;
/** The most telling stems of a paper, by which it finds others and is found. */
const LISTED_STEMS = 20;

/** Ids and nearness in thousandths, nearest first. */
type Near = [id: number, nearness: number][];

const readNear = (connection: Connection, paper: number): Near | null => {
  const row = prepared<{ near: string }>(connection, "SELECT near FROM search_near WHERE paper = ?").get(paper);
  return row === undefined ? null : (JSON.parse(row.near) as Near);
};

const writeNear = (connection: Connection, paper: number, near: Near): void => {
  prepared(connection, "INSERT OR REPLACE INTO search_near (paper, near) VALUES (?, ?)").run(
    paper,
    JSON.stringify(near),
  );
};

/** Of a row `p` of search_paper: no near papers are kept of it, and it does not wait to be indexed anew. */
const IS_UNRELATED = `NOT EXISTS (SELECT 1 FROM search_near n WHERE n.paper = p.id)
  AND NOT EXISTS (SELECT 1 FROM search_pending w WHERE w.paper = p.id)`;

function findUnrelated(connection: Connection): number[] {
  return prepared<{ id: number }>(
    connection,
    `SELECT p.id AS id FROM search_paper p WHERE ${IS_UNRELATED} ORDER BY p.id`,
  )
    .all()
    .map(({ id }) => id);
}

/**
 * Whether indexed papers wait to be related, and the version of the index this was seen in. Only looks where that is
 * another than `seen`.
 */
export async function lacksNear(db: SqlHandle, seen: number): Promise<{ version: number; isLacking: boolean }> {
  const connection = await searchConnection(db);
  const version = prepared<{ version: number }>(connection, "SELECT version FROM search_state").get()?.version ?? 0;
  if (version === seen) return { version, isLacking: false };
  return { version, isLacking: await hasUnrelated(connection) };
}

/** Looks at some thousand papers a turn. */
async function hasUnrelated(connection: Connection): Promise<boolean> {
  const greatest = prepared<{ id: number | null }>(connection, "SELECT max(id) AS id FROM search_paper").get()?.id ?? 0;
  const look = prepared<{ isLacking: number }>(
    connection,
    `SELECT EXISTS (SELECT 1 FROM search_paper p WHERE p.id > ? AND p.id <= ? AND ${IS_UNRELATED}) AS isLacking`,
  );
  for (let from = 0; from < greatest; from += LOOKED_AT_ONCE) {
    if (look.get(from, from + LOOKED_AT_ONCE)?.isLacking === 1) return true;
    await nextTurn();
  }
  return false;
}

/** Papers by stem, among whose telling stems it is: one long list, cut by `starts`. */
interface Lists {
  starts: Uint32Array;
  papers: Uint32Array;
  weights: Float32Array;
}

function listByStem(subjects: readonly Subject[], stems: number): Lists {
  const starts = new Uint32Array(stems + 2);
  for (const { stems: own } of subjects)
    for (const stem of own.subarray(0, LISTED_STEMS)) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
  for (let stem = 0; stem <= stems; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const total = starts[stems + 1] ?? 0;
  const [papers, weights, filled] = [new Uint32Array(total), new Float32Array(total), starts.slice()];
  subjects.forEach((subject, paper) => {
    for (let i = 0; i < Math.min(LISTED_STEMS, subject.stems.length); i++) {
      const stem = subject.stems[i] ?? 0;
      const at = filled[stem] ?? 0;
      filled[stem] = at + 1;
      papers[at] = paper;
      weights[at] = subject.weights[i] ?? 0;
    }
  });
  return { starts, papers, weights };
}

function topicsByPaper({ columns, labels, papers }: SearchIndex, ids: readonly number[]) {
  const topics = [...columns.topics].filter(([label]) => labels.has(label));
  const worths = topics.map(([, bits]) => informationOf(papers, countBoth(bits, bits)));
  return ids.map((id) => topics.flatMap(([, bits], i) => (hasBit(bits, id) ? [[i, worths[i] ?? 0] as const] : [])));
}

/** Reads every paper's stems, and learns on the way which stems titles have. */
function readAll(index: SearchIndex, ids: readonly number[]): PaperStems[] {
  const words = prepared<{ word: number; stem: number; papers: number }>(
    index.connection,
    `SELECT w.id AS word, w.stem AS stem, s.papers AS papers FROM search_word w JOIN search_stem s ON s.id = w.stem`,
  );
  for (const { word, stem, papers } of words.iterate()) rememberStem(index, word, stem, papers);
  const texts = ids.map((id) => readStemsOnce(index, id));
  learnAptness(index, texts);
  return texts;
}

function* findAll(index: SearchIndex, ids: readonly number[]): Generator<[paper: number, near: Near]> {
  const texts = readAll(index, ids);
  const subjects = texts.map((text) => subjectOf(index, text));
  const topics = topicsByPaper(index, ids);
  const { starts, papers, weights } = listByStem(subjects, index.papersOfStem.length);
  const sums = new Float32Array(ids.length);
  const found = new Uint32Array(ids.length);
  const best = new Int32Array(COMPARED);
  for (const [paper, subject] of subjects.entries()) {
    let count = 0;
    for (let i = 0; i < Math.min(LISTED_STEMS, subject.stems.length); i++) {
      const stem = subject.stems[i] ?? 0;
      const weight = subject.weights[i] ?? 0;
      const [from = 0, to = 0] = [starts[stem], starts[stem + 1]];
      if (to - from > LONGEST_LIST) continue;
      for (let at = from; at < to; at++) {
        const other = papers[at] ?? 0;
        if (sums[other] === 0) found[count++] = other;
        sums[other] = (sums[other] ?? 0) + weight * (weights[at] ?? 0);
      }
    }
    sums[paper] = 0;
    const chosen = chooseBest(sums, found, count, best);
    const nearness = nearnessTo(subject);
    const own = new Map(topics[paper]);
    const whole = [...own.values()].reduce((sum, worth) => sum + worth, 0);
    const near: Near = [];
    for (let i = 0; i < chosen; i++) {
      const other = best[i] ?? 0;
      const compared = subjects[other];
      if (compared === undefined) continue;
      const both = (topics[other] ?? []).reduce((sum, [topic, worth]) => sum + (own.has(topic) ? worth : 0), 0);
      const factor = whole === 0 ? 1 : 1 + (TOPIC_SHARE * both) / whole;
      near.push([ids[other] ?? 0, Math.round(1000 * nearness(compared) * factor)]);
    }
    for (let i = 0; i < count; i++) sums[found[i] ?? 0] = 0;
    yield [ids[paper] ?? 0, near.sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, KEPT)];
  }
}

/** Puts the papers of the greatest sums into `best`, in no order; gives how many. */
function chooseBest(sums: Float32Array, found: Uint32Array, count: number, best: Int32Array): number {
  let chosen = 0;
  let least = 0;
  let leastAt = 0;
  for (let i = 0; i < count; i++) {
    const paper = found[i] ?? 0;
    const sum = sums[paper] ?? 0;
    if (sum <= 0 || (chosen === best.length && sum <= least)) continue;
    if (chosen < best.length) best[chosen++] = paper;
    else best[leastAt] = paper;
    if (chosen < best.length) continue;
    least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < chosen; j++) {
      const each = sums[best[j] ?? 0] ?? 0;
      if (each < least) [least, leastAt] = [each, j];
    }
  }
  return chosen;
}

/** Writes in short transactions; another writer is waited for. */
async function write(connection: Connection, rows: readonly (readonly [number, Near])[]): Promise<void> {
  for (;;) {
    try {
      connection
        .transaction(() => {
          for (const [paper, near] of rows) writeNear(connection, paper, near);
        })
        .immediate();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function relateAll(index: SearchIndex): Promise<number> {
  const { connection } = index;
  const ids = prepared<{ id: number }>(connection, "SELECT id FROM search_paper ORDER BY id")
    .all()
    .map(({ id }) => id);
  const rows = readIndex(index, () => [...findAll(index, ids)]);
  for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE)
    await write(connection, rows.slice(from, from + WRITTEN_AT_ONCE));
  return ids.length;
}

async function relateEach(index: SearchIndex, papers: readonly number[]): Promise<number> {
  const { connection } = index;
  for (const paper of papers) {
    const near = readIndex(index, () => finish(nearest(index, readStems(index, paper), paper, KEPT))).map(
      ({ id, score }): Near[number] => [id, Math.round(score * 1000)],
    );
    const rows: [number, Near][] = [[paper, near]];
    for (const [other, nearness] of near) {
      const theirs = readNear(connection, other);
      if (theirs === null || (theirs.length === KEPT && (theirs.at(-1)?.[1] ?? 0) >= nearness)) continue;
      const entered: Near = [...theirs.filter(([id]) => id !== paper), [paper, nearness]];
      rows.push([other, entered.sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, KEPT)]);
    }
    await write(connection, rows);
    await nextTurn();
  }
  return papers.length;
}

export interface RelateOptions {
  /** Nobody waits beside this process, so that it may do the whole catalogue without a pause. */
  alone?: boolean;
  /** Papers that a catalogue may have to be done so. */
  mostAtOnce?: number;
}

/** Finds the nearest papers of those that have none kept. Gives how many papers were done. */
export async function relatePapers(
  db: SqlHandle,
  { alone = false, mostAtOnce = MOST_AT_ONCE }: RelateOptions = {},
): Promise<number> {
  const index = await openIndex(db);
  const papers = readIndex(index, () => findUnrelated(index.connection));
  if (papers.length === 0) return 0;
  const isMuch = index.papers <= SMALL || papers.length > index.papers * MUCH;
  const isAtOnce = alone && isMuch && index.papers <= mostAtOnce;
  return isAtOnce ? relateAll(index) : relateEach(index, papers);
}

/** The kept papers nearest to a paper, nearest first, with their nearness; null where none are kept. */
export async function findKeptNear(db: SqlHandle, paper: number): Promise<{ id: number; score: number }[] | null> {
  return readNear(await searchConnection(db), paper)?.map(([id, nearness]) => ({ id, score: nearness / 1000 })) ?? null;
}

/** The papers nearest to a paper, nearest first, with what they share: as kept, else as found now. */
export async function findNearest(db: SqlHandle, paper: number, limit: number): Promise<SimilarPaper[]> {
  const kept = await findKeptNear(db, paper);
  if (kept === null) return findSimilarPapers(db, paper, limit);
  const first = kept.slice(0, limit);
  const shared = await findShared(
    db,
    paper,
    first.map(({ id }) => id),
  );
  return first.map((near, i) => ({ ...near, shared: shared[i] ?? [] }));
}
