import { Coin } from "@/components/list/coins";
import { SaveButton } from "@/components/reader/save-button";
import { type FactSlot, ResultItem } from "@/components/search/result-list";
import { type Html, toHtml } from "@/components/ui/to-html";
import { BoundedMap } from "@/lib/bounded-map";
import { toCitable } from "@/lib/cite/citable";
import type { Db } from "@/lib/db";
import { inOnePiece } from "@/lib/one-piece";
import { keptForVersion } from "@/lib/papers/kept";
import { type FoundPaper, findFoundPapers } from "@/lib/papers/queries-result";
import { processWide } from "@/lib/process-wide";
import type { Mark } from "@/lib/search/highlight";

/** A paper as lists have it. */
export interface DrawnPaper {
  /** A ResultItem with its save button. */
  result: Html;
  /** A Coin. */
  coin: Html;
}

/** Some four kilobytes each. */
const MOST_KEPT = 1_000;

const kept = processWide("drawn papers", () => keptForVersion<DrawnPaper>(MOST_KEPT));

/** Searches whose papers are kept, by number: their marks would be as long as many a drawn paper. */
const searches = processWide("searches of drawn papers", () => ({
  last: 0,
  numbers: new BoundedMap<number>(MOST_KEPT),
}));

/** A text for what was searched for, the same for the same marks. */
function nameOf(marks: readonly Mark[]): string {
  if (marks.length === 0) return "";
  const { numbers } = searches;
  const printed = JSON.stringify(marks);
  const number = numbers.get(printed) ?? ++searches.last;
  numbers.set(printed, number);
  return ` ${number}`;
}

const whole = ({ html, sheets }: Html): Html => ({ html: inOnePiece(html), sheets });

/** `fact`: told below the others. */
export function drawPaper({ card, cited, addedAt }: FoundPaper, fact?: FactSlot): DrawnPaper {
  const save = () => <SaveButton slug={card.slug} title={card.title} addedAt={addedAt} />;
  return {
    result: whole(toHtml(<ResultItem paper={card} save={save} fact={fact} />)),
    coin: whole(toHtml(<Coin work={toCitable(cited)} />)),
  };
}

async function drawMissing(db: Db, ids: readonly number[], marks: readonly Mark[]) {
  const found = await findFoundPapers(db, ids, marks);
  return new Map(found.map((paper) => [paper.card.id, drawPaper(paper)]));
}

/**
 * These papers as HTML, in the order of the ids; ids that are no paper are passed over. `marks`: see findFoundPapers. The
 * last papers drawn more than once are kept while the catalogue stays as it is: lists, their pages and orders have papers
 * in common.
 */
export async function drawPapers(db: Db, ids: readonly number[], marks: readonly Mark[]): Promise<DrawnPaper[]> {
  const known = await kept(db);
  const asked = nameOf(marks);
  const drawn = new Map<number, DrawnPaper>();
  for (const id of ids) {
    const before = known.get(id + asked);
    if (before !== undefined) drawn.set(id, before);
  }
  const missing = ids.filter((id) => !drawn.has(id));
  for (const [id, paper] of await drawMissing(db, missing, marks)) {
    drawn.set(id, paper);
    known.set(id + asked, paper);
  }
  return ids.flatMap((id) => drawn.get(id) ?? []);
}
