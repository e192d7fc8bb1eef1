/** Why two papers are related, in the words both use. Pure. */
import type { PaperCard } from "@/lib/papers/views";

export interface RelatedPaper {
  paper: PaperCard;
  /** Words and pairs of words that both papers use and few others, most telling first. */
  shares: string[];
}

const MOST_REASONS = 3;

const escapeWord = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A word as a text writes it, endings included: `splatting` finds `Splatting`, and nothing inside other words. */
function find(text: string, pattern: string): string | null {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "iu").exec(text)?.[0] ?? null;
}

/** As readers expect it within a sentence: names and acronyms keep their capitals, words that begin a sentence lose them. */
function asWritten(found: string, text: string): string {
  const lower = found.toLowerCase();
  if (found === lower || found.slice(1) !== lower.slice(1)) return found;
  const inside = new RegExp(`[\\p{Ll}\\d,;)]\\s${escapeWord(found)}(?![\\p{L}\\p{N}])`, "u");
  return text.includes(` ${lower}`) || !inside.test(text) ? lower : found;
}

/** Two shared words that stand together in both texts, as the first writes them; null where they do not. */
function pair(first: string, second: string, text: string, other: string): string | null {
  const pattern = `${escapeWord(first)}[\\s-]${escapeWord(second)}`;
  const found = find(text, pattern);
  return found !== null && find(other, pattern) !== null ? asWritten(found.replace(/\s/g, " "), text) : null;
}

/**
 * Up to three reasons from the words that two texts share, most telling first: words that stand side by side in both
 * become one (`gaussian`, `splatting` → `Gaussian splatting`). Bare numbers tell nothing and are left out.
 */
export function sharedPhrases(shared: readonly string[], text: string, other: string): string[] {
  const words = shared.filter((word) => /\p{L}/u.test(word));
  const used = new Set<string>();
  const reasons: string[] = [];
  for (const word of words) {
    if (used.has(word)) continue;
    used.add(word);
    let reason = asWritten(find(text, escapeWord(word)) ?? word, text);
    for (const beside of words) {
      if (used.has(beside)) continue;
      const joined = pair(word, beside, text, other) ?? pair(beside, word, text, other);
      if (joined === null) continue;
      used.add(beside);
      reason = joined;
      break;
    }
    reasons.push(reason);
  }
  return reasons.slice(0, MOST_REASONS);
}
