/** Changes of postings, gathered over many papers and then written once for each word and block. */
import { type Connection, prepared } from "@/lib/search/connection";
import { createWriter } from "@/lib/search/packed";
import { BLOCK_BITS, decodePostings, editPostings, encodePostings } from "@/lib/search/postings";

/** Which word of which paper has which counts now (0: none). `length` of each array is in use. */
export interface PostingChanges {
  length: number;
  words: Uint32Array;
  papers: Uint32Array;
  counts: Uint8Array;
}

export function createPostingChanges(): PostingChanges {
  return { length: 0, words: new Uint32Array(4096), papers: new Uint32Array(4096), counts: new Uint8Array(4096) };
}

function grow<T extends Uint32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

/** Notes one change. Papers are to come in rising order, each word once a paper. */
export function addPosting(changes: PostingChanges, word: number, paper: number, counts: number): void {
  if (changes.length === changes.words.length) {
    const capacity = changes.length * 2;
    changes.words = grow(changes.words, new Uint32Array(capacity));
    changes.papers = grow(changes.papers, new Uint32Array(capacity));
    changes.counts = grow(changes.counts, new Uint8Array(capacity));
  }
  changes.words[changes.length] = word;
  changes.papers[changes.length] = paper;
  changes.counts[changes.length++] = counts;
}

/** The changes by word, those of one word still in the order in which they came: a counting sort. */
function byWord({ length, words, papers, counts }: PostingChanges): PostingChanges {
  let greatest = 0;
  for (let i = 0; i < length; i++) greatest = Math.max(greatest, words[i] ?? 0);
  const places = new Uint32Array(greatest + 2);
  for (let i = 0; i < length; i++) {
    const next = (words[i] ?? 0) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let word = 1; word < places.length; word++) places[word] = (places[word] ?? 0) + (places[word - 1] ?? 0);
  const sorted = {
    length,
    words: new Uint32Array(length),
    papers: new Uint32Array(length),
    counts: new Uint8Array(length),
  };
  for (let i = 0; i < length; i++) {
    const word = words[i] ?? 0;
    const place = places[word] ?? 0;
    places[word] = place + 1;
    sorted.words[place] = word;
    sorted.papers[place] = papers[i] ?? 0;
    sorted.counts[place] = counts[i] ?? 0;
  }
  return sorted;
}

/** Writes the changes into the table, in the order of its key. Words above `lastWord` have no postings there yet. */
export function writePostings(connection: Connection, changes: PostingChanges, lastWord: number): void {
  const read = prepared<{ data: Buffer }>(connection, "SELECT data FROM search_posting WHERE word = ? AND block = ?");
  const write = prepared(connection, "INSERT OR REPLACE INTO search_posting (word, block, data) VALUES (?, ?, ?)");
  const remove = prepared(connection, "DELETE FROM search_posting WHERE word = ? AND block = ?");
  const { length, words, papers, counts } = byWord(changes);
  const scratch = createWriter(4096);
  for (let start = 0; start < length; ) {
    const word = words[start] ?? 0;
    const block = (papers[start] ?? 0) >> BLOCK_BITS;
    let end = start + 1;
    while (end < length && words[end] === word && (papers[end] ?? 0) >> BLOCK_BITS === block) end++;
    const edits = { papers: papers.subarray(start, end), counts: counts.subarray(start, end) };
    // Most words of an import are new and rare: nothing is read, taken apart or put together for these.
    if (word > lastWord) write.run(word, block, encodePostings(edits.papers, edits.counts, block, scratch));
    else {
      const stored = read.get(word, block);
      const old = decodePostings(stored === undefined ? [] : [{ block, data: stored.data }]);
      const now = editPostings(old, edits);
      if (now.papers.length === 0) remove.run(word, block);
      else write.run(word, block, encodePostings(now.papers, now.counts, block, scratch));
    }
    start = end;
  }
}
