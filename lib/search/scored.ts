/** Lists of papers with their scores, which searches borrow and give back. */

/** Papers, rising, and their scores: the first `count` of each array. */
export interface Scored {
  papers: Uint32Array;
  scores: Float32Array;
  count: number;
}

/** Lists that no search uses now. */
interface Lender {
  idleLists: Scored[];
}

/** Lists that are kept for later searches; more are only in use while several take several turns. */
const IDLE_LISTS = 2;
const FIRST_ROOM = 1_024;

/** An empty list that belongs to the borrower until returnScored. */
export function borrowScored({ idleLists }: Lender): Scored {
  const scored = idleLists.pop() ?? {
    papers: new Uint32Array(FIRST_ROOM),
    scores: new Float32Array(FIRST_ROOM),
    count: 0,
  };
  scored.count = 0;
  return scored;
}

/** Gives a list back. Lists of a search that was given up are simply forgotten. */
export function returnScored({ idleLists }: Lender, scored: Scored): void {
  if (idleLists.length < IDLE_LISTS) idleLists.push(scored);
}

/** Makes room for so many papers more. */
export function reserve(scored: Scored, more: number): void {
  const { papers, scores, count } = scored;
  if (count + more <= papers.length) return;
  const capacity = Math.max(count + more, papers.length * 2);
  scored.papers = new Uint32Array(capacity);
  scored.scores = new Float32Array(capacity);
  scored.papers.set(papers.subarray(0, count));
  scored.scores.set(scores.subarray(0, count));
}

/** Keeps the papers of which it is true. */
export function keepWhere(scored: Scored, isKept: (paper: number) => boolean): void {
  const { papers, scores, count } = scored;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const paper = papers[i] ?? 0;
    papers[kept] = paper;
    scores[kept] = scores[i] ?? 0;
    kept += Number(isKept(paper));
  }
  scored.count = kept;
}
