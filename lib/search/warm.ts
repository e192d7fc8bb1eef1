/** Reads what searches need ahead, so that the first readers do not wait for the disk: a few milliseconds a turn. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import { piecesOfStem, roomForPostings } from "@/lib/search/cached-postings";
import { prepared } from "@/lib/search/connection";
import { openIndex, readIndex, type SearchIndex } from "@/lib/search/full-text";
import { readStemsAhead, rememberStem } from "@/lib/search/paper-stems";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { loadVocabulary } from "@/lib/search/vocabulary";

type Pause = () => Promise<unknown>;

const WORDS_PER_TURN = 5_000;
const PAPERS_PER_TURN = 250;
/** Stems in a smaller share of the papers are read quickly when they are asked for. */
const FREQUENT_SHARE = 0.03;
/** Part of what is kept in memory at most: the rest is for what readers ask. */
const SHARE_AHEAD = 5 / 6;
const TITLES_SEARCHED = 12;

interface WordRow {
  word: number;
  stem: number;
  papers: number;
}

/** Remembers the stem of each word; gives the stems that many papers have, the most frequent first. */
async function readStems(index: SearchIndex, pause: Pause): Promise<number[]> {
  const read = prepared<WordRow>(
    index.connection,
    `SELECT search_word.id AS word, search_word.stem AS stem, search_stem.papers AS papers
     FROM search_word JOIN search_stem ON search_stem.id = search_word.stem
     WHERE search_word.id > ? ORDER BY search_word.id LIMIT ?`,
  );
  const frequent = new Map<number, number>();
  let last = 0;
  for (;;) {
    const rows = readIndex(index, () => {
      const found = read.all(last, WORDS_PER_TURN);
      for (const { word, stem, papers } of found) if (rememberStem(index, word, stem, papers) > 0) note(stem, papers);
      return found;
    });
    if (rows.length < WORDS_PER_TURN) break;
    last = rows.at(-1)?.word ?? last;
    await pause();
  }
  return [...frequent].sort((a, b) => b[1] - a[1]).map(([stem]) => stem);

  function note(stem: number, papers: number): void {
    if (papers > index.papers * FREQUENT_SHARE) frequent.set(stem, papers);
  }
}

async function readFrequentPostings(index: SearchIndex, stems: readonly number[], pause: Pause): Promise<void> {
  for (const stem of stems) {
    if (index.cachedBytes > SHARE_AHEAD * roomForPostings(index)) return;
    readIndex(index, () => piecesOfStem(index, stem));
    await pause();
  }
}

/** Reads the stems of papers, the last first, while there is room. */
async function readPapers(index: SearchIndex, pause: Pause): Promise<void> {
  for (let below = Number.MAX_SAFE_INTEGER; below > 0; ) {
    below = readIndex(index, () => readStemsAhead(index, below, PAPERS_PER_TURN));
    await pause();
  }
}

/**
 * Reads what searches need into memory: facts for filters, words for correction, stems, the postings of frequent words, papers.
 * Then searches for a few titles, since code is compiled as it runs. `pause` lets others go before; it is called between
 * portions.
 */
export async function warmSearch(db: SqlHandle, pause: Pause = nextTurn): Promise<void> {
  const index = await openIndex(db);
  readIndex(index, () => undefined);
  await loadVocabulary(index, pause);
  await readFrequentPostings(index, await readStems(index, pause), pause);
  await readPapers(index, pause);
  const papers = await db.$queryRawUnsafe<{ title: string }[]>(
    `SELECT title FROM Paper WHERE id > (SELECT max(id) FROM Paper) - ${TITLES_SEARCHED}`,
  );
  for (const { title } of papers) {
    await searchPapers(db, { ...EMPTY_REQUEST, q: title });
    await pause();
  }
}
