/** The catalogue's words in memory, for correction; new ones are added as they appear. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { prepared } from "@/lib/search/connection";
import { addWord, type Vocabulary } from "@/lib/search/correct";
import type { SearchIndex } from "@/lib/search/full-text";
import type { Steps } from "@/lib/search/turns";

/** Words of one unit: about two milliseconds. */
const WORDS_AT_ONCE = 500;

/**
 * All words that may be meant: some hundred milliseconds of units at the first call, nothing at the next in the same
 * version. Whoever else learns them meanwhile shares the work. Words that no paper has any more may remain.
 */
export function* learnWords(index: SearchIndex): Steps<Vocabulary> {
  const { learnt } = index;
  const read = prepared<{ id: number; word: string }>(
    index.connection,
    "SELECT id, word FROM search_word WHERE id > ? ORDER BY id LIMIT ?",
  );
  while (learnt.version !== index.version) {
    const words = read.all(learnt.last, WORDS_AT_ONCE);
    for (const { word } of words) addWord(learnt.vocabulary, word);
    learnt.last = words.at(-1)?.id ?? learnt.last;
    if (words.length < WORDS_AT_ONCE) learnt.version = index.version;
    else yield;
  }
  return learnt.vocabulary;
}

/** The same ahead of searches, one unit a turn. */
export async function loadVocabulary(index: SearchIndex): Promise<Vocabulary> {
  const steps = learnWords(index);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
}
