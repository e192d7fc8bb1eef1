/** Sets of papers: one bit a paper. */
export type Bits = Uint32Array;

export const createBits = (capacity: number): Bits => new Uint32Array(capacity >> 5);

export const hasBit = (bits: Bits, paper: number): boolean => (((bits[paper >> 5] ?? 0) >>> (paper & 31)) & 1) === 1;

export function setBit(bits: Bits, paper: number): void {
  bits[paper >> 5] = (bits[paper >> 5] ?? 0) | (1 << (paper & 31));
}

export function intersect(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (other[i] ?? 0);
}

export function unite(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (other[i] ?? 0);
}

/** Takes the papers of `other` out. */
export function subtract(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & ~(other[i] ?? 0);
}

/** Bits that are set in a number of 32. */
export function countBitsOf(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** How many papers are in both. */
export function countBoth(bits: Bits, other: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) count += countBitsOf((bits[i] ?? 0) & (other[i] ?? 0));
  return count;
}

/** Calls for each paper of a set, rising. */
export function forEachBit(bits: Bits, visit: (paper: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      visit((i << 5) + 31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
}
