/** Which number on a page is what: upvotes before the title, comments behind the date, or the one number there is. */
import type { Block } from "@/lib/ingest/sources/page-text/blocks";

export type NumberBlock = Extract<Block, { kind: "count" }>;

/**
 * Where a page shows upvotes: "before" the title on a line of its own, so that the number behind the date counts
 * comments; beside a "label"; or, on pages that show one number only, "behind" the date.
 */
export type NumberLayout = "before" | "label" | "behind";

const UPVOTE_LINK = /\/login\?next=(?:%2F|\/)papers/i;
const COMMENT_LINK = /#community$/i;

/** `gaps` are the numbers between one card's last fact and the next card's title; the first gap is above all cards. */
export function readNumberLayout(blocks: readonly Block[], gaps: readonly (readonly NumberBlock[])[]): NumberLayout {
  if (blocks.some((block) => block.kind === "upvote")) return "label";
  const titles = gaps.slice(0, -1);
  const numbered = titles.filter((gap) => gap.length > 0).length;
  const before =
    (titles[0]?.length !== 0 && numbered * 2 > titles.length) ||
    titles.slice(1).some((gap) => gap.some((number) => number.dash)) ||
    blocks.some((block) => block.kind === "count" && linksTo(block, UPVOTE_LINK)) ||
    blocks.some((block) => (block.kind === "count" || block.kind === "date") && linksTo(block, COMMENT_LINK));
  return before ? "before" : "behind";
}

/** Shares the numbers of one gap between the card above it and the card below it. */
export function shareNumbers(gap: readonly NumberBlock[], layout: NumberLayout, hasCardBelow: boolean) {
  const upvotes =
    layout === "before" && hasCardBelow
      ? (gap.find((number) => linksTo(number, UPVOTE_LINK)) ?? gap.findLast((number) => !linksTo(number, COMMENT_LINK)))
      : undefined;
  const behind = gap.find((number) => number !== upvotes && !number.dash);
  return { above: behind?.value ?? null, below: upvotes?.value ?? null };
}

function linksTo(block: Block, link: RegExp): boolean {
  return block.urls.some((url) => link.test(url));
}
