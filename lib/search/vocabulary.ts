/** The catalogue's words in memory, for correction; new ones are added as they appear. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { prepared } from "@/lib/search/connection";
import { addWord, type Vocabulary } from "@/lib/search/correct";
import type { SearchIndex } from "@/lib/search/full-text";

const WORDS_PER_TURN = 2_000;

interface Loaded {
  vocabulary: Vocabulary;
  lastId: number;
  /** Work under way, so that it is done once. */
  loading: Promise<Vocabulary> | null;
}

const loaded = new WeakMap<SearchIndex, Loaded>();

async function loadNewWords(index: SearchIndex, state: Loaded): Promise<Vocabulary> {
  const read = prepared<{ id: number; word: string }>(
    index.connection,
    "SELECT id, word FROM search_word WHERE id > ? ORDER BY id LIMIT ?",
  );
  for (;;) {
    const words = read.all(state.lastId, WORDS_PER_TURN);
    for (const { word } of words) addWord(state.vocabulary, word);
    state.lastId = words.at(-1)?.id ?? state.lastId;
    if (words.length < WORDS_PER_TURN) return state.vocabulary;
    await nextTurn();
  }
}

/** All words that may be meant, a few milliseconds a turn at the first call. Words that no paper has any more may remain. */
export async function loadVocabulary(index: SearchIndex): Promise<Vocabulary> {
  let state = loaded.get(index);
  if (state === undefined) {
    state = { vocabulary: [], lastId: 0, loading: null };
    loaded.set(index, state);
  }
  state.loading ??= loadNewWords(index, state);
  try {
    return await state.loading;
  } finally {
    state.loading = null;
  }
}
