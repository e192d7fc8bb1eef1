/** Suggestions as /api/suggest gives them. */

export interface PageSuggestion {
  kind: "paper" | "author" | "topic" | "day";
  /** As read: without markup. */
  text: string;
  href: string;
  /** Last part of its address; absent for days. */
  slug?: string;
  /** `1,886 papers`, `12 Aug 2025`; null where nothing is known. */
  fact: string | null;
  /** Ranges of the text that match, end exclusive. */
  matches: [start: number, end: number][];
}

const KINDS = ["paper", "author", "topic", "day"];

function isSuggestion(value: unknown): value is PageSuggestion {
  if (typeof value !== "object" || value === null) return false;
  const { kind, text, href, matches } = value as Partial<Record<keyof PageSuggestion, unknown>>;
  return (
    KINDS.some((known) => known === kind) &&
    typeof text === "string" &&
    typeof href === "string" &&
    href.startsWith("/") &&
    Array.isArray(matches)
  );
}

/** The suggestions of an answer; anything else in it is passed over. */
export function readSuggestions(answer: unknown): PageSuggestion[] {
  if (typeof answer !== "object" || answer === null || !("suggestions" in answer)) return [];
  return Array.isArray(answer.suggestions) ? answer.suggestions.filter(isSuggestion) : [];
}
