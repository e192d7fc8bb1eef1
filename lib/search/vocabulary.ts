/** The catalogue's words in memory, for correction; new ones are added as they appear. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { preparedValue } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { addWord, type Vocabulary } from "@/lib/search/shortlist";
import type { Steps } from "@/lib/search/turns";

/** Words of one unit: one to two milliseconds. */
const WORDS_AT_ONCE = 1_000;

/**
 * All words that may be meant: some hundred milliseconds of units at the first call, nothing at the next in the same
 * version. Whoever else learns them meanwhile shares the work. Words that no paper has any more may remain.
 */
export function* learnWords(index: SearchIndex): Steps<Vocabulary> {
  const { learnt } = index;
  // What addWord would leave out anyway is not even read.
  const read = preparedValue<string>(
    index.connection,
    "SELECT word FROM search_word WHERE id > ? AND id <= ? AND length(word) BETWEEN 3 AND 40 AND word NOT GLOB '*[0-9]*'",
  );
  while (learnt.version !== index.version) {
    const end = index.stemOfWord.length - 1;
    const next = Math.min(learnt.last + WORDS_AT_ONCE, end);
    for (const word of read.all(learnt.last, next)) addWord(learnt.vocabulary, word);
    learnt.last = Math.max(learnt.last, next);
    if (next === end) learnt.version = index.version;
    else yield;
  }
  return learnt.vocabulary;
}

/** The same ahead of searches, one unit a turn. `pause` lets others go before. */
export async function loadVocabulary(
  index: SearchIndex,
  pause: () => Promise<unknown> = nextTurn,
): Promise<Vocabulary> {
  const steps = learnWords(index);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}
