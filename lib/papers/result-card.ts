/** A card as a result of a list without search: its opening for a snippet, nothing marked. Pure. */
import { cutOpening, OPENING_BUDGET } from "@/lib/format/opening";
import type { PaperCard, ResultCard } from "@/lib/papers/views";

export function toResultCard(card: PaperCard): ResultCard {
  return {
    ...card,
    titleMatches: [],
    snippet: cutOpening(card.opening, OPENING_BUDGET.snippet).text,
    snippetMatches: [],
  };
}
