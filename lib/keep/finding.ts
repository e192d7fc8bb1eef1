/** What a check of the database can find. */

export interface Finding {
  /** A sentence for the owner. */
  sentence: string;
  /**
   * "damage": the file itself, which only a backup heals. "derived": made from the rest, `--repair` makes it anew.
   * "orphans": rows that lead nowhere, which `--repair` removes. "wrong": stated facts that contradict each other.
   */
  kind: "damage" | "derived" | "orphans" | "wrong";
}

/** A finding where there is something to count, else none. */
export function countedFinding(
  kind: Finding["kind"],
  count: number,
  words: { one: string; many: (count: string) => string },
): Finding[] {
  if (count === 0) return [];
  return [{ kind, sentence: count === 1 ? words.one : words.many(count.toLocaleString("en-GB")) }];
}
