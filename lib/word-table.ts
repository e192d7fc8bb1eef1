/**
 * Values by word, looked up by a part of a text: no string is made of a word that is known already. That is what most of
 * the time of cutting a text into words goes into otherwise.
 */
export interface WordTable<Value> {
  readonly size: number;
  /** The value of the word that stands at `start` to `end` (exclusive) of a text, in UTF-16 units. */
  get(text: string, start: number, end: number): Value | undefined;
  /** `word` must not be known yet. A slice would keep the text it was cut from in memory: see `copyOf`. */
  add(word: string, value: Value): void;
  clear(): void;
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(word: string, text: string, start: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** A text of its own with the same signs. */
export function copyOf(slice: string): string {
  // Joined and cut again, it becomes a slice of itself alone: engines tell no shorter way.
  return ` ${slice}`.slice(1);
}

const FIRST_SLOTS = 1 << 12;

/** An empty table. */
export function createWordTable<Value>(): WordTable<Value> {
  let words: string[] = [];
  let hashes: number[] = [];
  let values: Value[] = [];
  /** Number of a word from 1 on; 0: free. A power of two of them, at most half of them taken. */
  let slots = new Int32Array(FIRST_SLOTS);

  function freeSlot(hash: number): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2);
    for (const [place, hash] of hashes.entries()) slots[freeSlot(hash)] = place + 1;
  }

  return {
    get size() {
      return words.length;
    },
    get(text, start, end) {
      const hash = hashOf(text, start, end);
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const place = (slots[slot] ?? 0) - 1;
        if (place < 0) return undefined;
        if (hashes[place] === hash && isSame(words[place] ?? "", text, start, end - start)) return values[place];
      }
    },
    add(word, value) {
      if ((words.length + 1) * 2 > slots.length) grow();
      const hash = hashOf(word, 0, word.length);
      words.push(word);
      hashes.push(hash);
      values.push(value);
      slots[freeSlot(hash)] = words.length;
    },
    clear() {
      words = [];
      hashes = [];
      values = [];
      slots = new Int32Array(FIRST_SLOTS);
    },
  };
}
