/** What each paragraph of a page is to its paper: title, body, organisation, submitter, or nothing of it. */
import { findArxivId } from "@/lib/ingest/ids";
import type { Block } from "@/lib/ingest/sources/page-text/blocks";
import { endsSentence, isProse, isTitleShaped } from "@/lib/ingest/sources/page-text/shape";

export type Role = "title" | "body" | "organisation" | "submitter" | "frame" | "stray";

type TextBlock = Extract<Block, { kind: "text" }>;

/** What has been read of the card that the next paragraph may belong to. */
interface OpenCard {
  id: string | null;
  title: string;
  hasBody: boolean;
  /** Facts came after the title or the body: another paragraph begins another card. */
  closed: boolean;
}

const LONGEST_ORGANISATION = 100;

/** A role for every block; "frame" for those that are no paragraphs. */
export function readRoles(blocks: readonly Block[]): Role[] {
  const linked = blocks.some((block) => block.kind === "text" && paperId(block) !== null);
  const roles: Role[] = [];
  let card: OpenCard | null = null;
  let awaitsSubmitter = false;
  for (const [index, block] of blocks.entries()) {
    let role: Role = "frame";
    if (block.kind === "text") role = awaitsSubmitter ? "submitter" : readRole(block, card, blocks[index + 1], linked);
    if (block.kind === "submitter") awaitsSubmitter = block.name === null;
    else if (block.kind === "text") awaitsSubmitter = false;
    card = advance(card, block, role);
    roles.push(role);
  }
  return roles;
}

function advance(card: OpenCard | null, block: Block, role: Role): OpenCard | null {
  if (block.kind === "text" && role === "title") {
    return { id: paperId(block), title: block.text, hasBody: false, closed: false };
  }
  if (card === null) return null;
  if (role === "body") return { ...card, id: card.id ?? paperId(block), hasBody: true };
  return block.kind === "date" || block.kind === "authors" ? { ...card, closed: true } : card;
}

/** The paper a block links to. Addresses of the log-in and of the discussion are no links to a paper. */
export function paperId(block: Block): string | null {
  for (const url of block.urls) {
    const id = /\/login\?|#community$/.test(url) ? null : findArxivId(url);
    if (id !== null) return id;
  }
  return null;
}

function readRole(block: TextBlock, card: OpenCard | null, next: Block | undefined, linked: boolean): Role {
  if (linked) return readLinkedRole(block, card, next);
  if (card === null || card.closed) {
    return isTitleShaped(block.text) || (isProseBlock(next) && !isProse(block.text)) ? "title" : "stray";
  }
  if (isOrganisation(block, card, next)) return "organisation";
  return card.hasBody ? readRoleAfterBody(block, next) : readRoleAfterTitle(block, next);
}

/** Where titles link to their papers, the links settle what the shape can only suggest. */
function readLinkedRole(block: TextBlock, card: OpenCard | null, next: Block | undefined): Role {
  const id = paperId(block);
  if (id === null) {
    if (card === null || card.closed) return "frame";
    if (isOrganisation(block, card, next)) return "organisation";
    return card.hasBody && isTitleShaped(block.text) && !isProse(block.text) ? "frame" : "body";
  }
  if (card === null || block.heading || block.text === card.title) return "title";
  if (card.id === id) return "body";
  return card.id === null && !card.hasBody && isProse(block.text) ? "body" : "title";
}

function readRoleAfterTitle(block: TextBlock, next: Block | undefined): Role {
  if (isProse(block.text) || next?.kind === "authors") return "body";
  if (isProseBlock(next) && isTitleShaped(block.text)) return "title";
  return endsSentence(block.text) ? "body" : "title";
}

function readRoleAfterBody(block: TextBlock, next: Block | undefined): Role {
  if (isProse(block.text)) return isProseBlock(next) && isTitleShaped(block.text) ? "title" : "body";
  return isTitleShaped(block.text) || isProseBlock(next) ? "title" : "body";
}

/** An organisation stands where the authors would: between the body and the dot before the date. */
function isOrganisation(block: TextBlock, card: OpenCard, next: Block | undefined): boolean {
  const beforeDate = next?.kind === "separator" || next?.kind === "date";
  return beforeDate && block.text.length <= LONGEST_ORGANISATION && (card.hasBody || !endsSentence(block.text));
}

function isProseBlock(block: Block | undefined): boolean {
  return block?.kind === "text" && isProse(block.text);
}
