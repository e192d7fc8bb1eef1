/** Blocks put together to cards: one for each paper the page shows, in the page's order. */
import type { Block } from "@/lib/ingest/sources/page-text/blocks";
import {
  type NumberBlock,
  type NumberLayout,
  readNumberLayout,
  shareNumbers,
} from "@/lib/ingest/sources/page-text/numbers";
import { paperId, type Role, readRoles } from "@/lib/ingest/sources/page-text/roles";

export type DateBlock = Extract<Block, { kind: "date" }>;

export interface Card {
  line: number;
  title: string;
  /** Abstract or summary; null where the page has none. */
  body: string | null;
  arxivId: string | null;
  authorCount: number | null;
  date: DateBlock | null;
  /** The number behind the date, on its line or below it. */
  trailing: number | null;
  /** The number before the title or beside the word "Upvote". */
  upvotes: number | null;
  organization: string | null;
  organizationName: string | null;
  submittedBy: string | null;
  /** The button to the code, with its stars. */
  github: { url: string | null; stars: number | null } | null;
}

export interface Cards {
  cards: Card[];
  layout: NumberLayout;
  /** The date in the page's header. */
  header: DateBlock | null;
  /** Paragraphs that belong to no card. */
  strays: Block[];
}

interface Placed {
  block: Block;
  role: Role;
}

/** Puts the blocks of a page together. Total: what cannot be placed is a stray. */
export function readCards(blocks: readonly Block[]): Cards {
  const roles = readRoles(blocks);
  const [above, ...slices] = splitAtTitles(blocks.map((block, index) => ({ block, role: roles[index] ?? "frame" })));
  const tails = [above, ...slices].map(readTail);
  const layout = readNumberLayout(
    blocks,
    tails.map((tail) => tail.numbers),
  );
  const shared = tails.map((tail, index) => shareNumbers(tail.numbers, layout, index < slices.length));
  const cards = slices.map((slice, index) => {
    const facts = readFacts(slice);
    return {
      ...facts,
      trailing: facts.date?.count ?? shared[index + 1]?.above ?? null,
      upvotes: facts.upvotes ?? shared[index]?.below ?? null,
      submittedBy: tails[index]?.submitter ?? null,
    };
  });
  const strays = [above, ...slices].flat().flatMap(({ block, role }) => (role === "stray" ? [block] : []));
  return { cards, layout, header: readHeader(above), strays };
}

/** What stands above the first title, then one slice for each title with all that follows it. */
function splitAtTitles(placed: readonly Placed[]): [Placed[], ...Placed[][]] {
  const above: Placed[] = [];
  const slices: Placed[][] = [];
  for (const item of placed) {
    if (item.role === "title") slices.push([item]);
    else (slices.at(-1) ?? above).push(item);
  }
  return [above, ...slices];
}

/** What a slice holds behind its own facts, where the next card may already have begun. */
function readTail(slice: readonly Placed[]): { numbers: NumberBlock[]; submitter: string | null } {
  let numbers: NumberBlock[] = [];
  let submitter: string | null = null;
  for (const [index, { block, role }] of slice.entries()) {
    if (block.kind === "count") {
      if (!isLabel(slice[index - 1]?.block)) numbers.push(block);
    } else if (block.kind === "submitter") submitter = block.name;
    else if (block.kind === "text" && role === "submitter") submitter = block.text;
    else if (block.kind !== "separator" && block.kind !== "frame") numbers = [];
  }
  return { numbers, submitter };
}

/** A button whose number follows on the next line. */
function isLabel(block: Block | undefined): boolean {
  return (block?.kind === "upvote" && block.value === null) || (block?.kind === "github" && block.stars === null);
}

function readFacts(slice: readonly Placed[]): Omit<Card, "trailing" | "submittedBy"> {
  const blocks = slice.map(({ block }) => block);
  const texts = (wanted: Role) =>
    slice.flatMap(({ block, role }) => (block.kind === "text" && role === wanted ? [block] : []));
  const [title] = texts("title");
  const body = texts("body");
  const [organisation] = texts("organisation");
  const authors = blocks.find((block) => block.kind === "authors");
  const github = blocks.find((block) => block.kind === "github");
  const upvote = blocks.find((block) => block.kind === "upvote");
  return {
    line: title?.line ?? 0,
    title: title?.text ?? "",
    body: body.length === 0 ? null : body.map((block) => block.text).join(" "),
    arxivId: [...texts("title"), ...body].map(paperId).find((id) => id !== null) ?? null,
    authorCount: authors === undefined || authors.count === 0 ? null : authors.count,
    date: blocks.find((block) => block.kind === "date") ?? null,
    upvotes: upvote === undefined ? null : (upvote.value ?? numberBelow(blocks, upvote)),
    organization: organisation === undefined ? null : readHandle(organisation.urls),
    organizationName: organisation?.text ?? null,
    github:
      github === undefined ? null : { url: github.urls[0] ?? null, stars: github.stars ?? numberBelow(blocks, github) },
  };
}

function numberBelow(blocks: readonly Block[], label: Block): number | null {
  const next = blocks[blocks.indexOf(label) + 1];
  return next?.kind === "count" && !next.dash ? next.value : null;
}

/** The handle in `https://huggingface.co/HANDLE`. */
function readHandle(urls: readonly string[]): string | null {
  for (const url of urls) {
    const handle = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+)\/?$/i.exec(url)?.[1];
    if (handle !== undefined) return handle;
  }
  return null;
}

function readHeader(above: readonly Placed[]): DateBlock | null {
  for (const { block } of above) if (block.kind === "date") return block;
  return null;
}
