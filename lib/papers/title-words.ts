/** Titles cut into clauses and words. Pure. */

const CLAUSES = /[:;,?!()"“”]|\s[-–—]\s/u;
const WORDS = /[\p{L}\p{N}]+(?:[.'’+][\p{L}\p{N}]+)*/gu;

/** The words of each clause by the expressions above. */
export function splitByExpressions(title: string): string[][] {
  return title.split(CLAUSES).map((clause) => clause.match(WORDS) ?? []);
}

const [OTHER, WORD, JOINER, SPACE, DASH, STOP] = [0, 1, 2, 3, 4, 5] as const;
const BEYOND_ASCII = 128;
const KINDS = Uint8Array.from({ length: BEYOND_ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return WORD;
  if (/[.'+]/.test(character)) return JOINER;
  if (/\s/.test(character)) return SPACE;
  if (character === "-") return DASH;
  return /[:;,?!()"]/.test(character) ? STOP : OTHER;
});

/**
 * The words of each clause, as written. Titles of ASCII, nearly all, are walked through once: tens of thousands of titles
 * are read at a time, and expressions take ten times as long.
 */
export function splitTitle(title: string): string[][] {
  const kindAt = (at: number): number => KINDS[title.charCodeAt(at)] ?? OTHER;
  let words: string[] = [];
  const clauses = [words];
  for (let at = 0; at < title.length; at++) {
    if (title.charCodeAt(at) >= BEYOND_ASCII) return splitByExpressions(title);
    const kind = kindAt(at);
    if (kind === WORD) {
      const start = at;
      while (kindAt(at + 1) === WORD || (kindAt(at + 1) === JOINER && kindAt(at + 2) === WORD)) at++;
      words.push(title.slice(start, at + 1));
    } else if (kind === STOP || (kind === DASH && kindAt(at - 1) === SPACE && kindAt(at + 1) === SPACE)) {
      words = [];
      clauses.push(words);
    }
  }
  return clauses;
}
