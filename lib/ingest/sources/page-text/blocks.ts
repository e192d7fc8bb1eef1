/** What the lines of a Daily Papers page are: paragraphs, and the small facts that stand around them. */
import { isDateShaped, type PageDate, parsePageDate } from "@/lib/ingest/dates";
import { normaliseText } from "@/lib/ingest/normalise";
import { isFrame } from "@/lib/ingest/sources/page-text/frame";
import type { PageLine } from "@/lib/ingest/sources/page-text/lines";

export type Fact =
  | { kind: "text"; text: string; heading: boolean }
  | { kind: "authors"; count: number }
  /** `date` is null where the calendar has no such day; `count` is the number behind it. */
  | { kind: "date"; text: string; date: PageDate | null; count: number | null; published: boolean }
  /** A number on a line of its own; the page writes a dash for none. */
  | { kind: "count"; value: number; dash: boolean }
  /** Labels of buttons; the number may follow on the next line. */
  | { kind: "upvote"; value: number | null }
  | { kind: "github"; stars: number | null }
  | { kind: "submitter"; name: string | null }
  | { kind: "separator" }
  | { kind: "frame"; text: string };
export type Block = Fact & { line: number; urls: string[] };

const COUNT = String.raw`\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?[km]?`;
const COUNT_LINE = new RegExp(`^(?:${COUNT}|[-–—])$`, "i");
const AUTHORS = /^(?:[-•*]\s*)*(\d{1,5}) authors?$/i;
const DATE_LINE = new RegExp(
  String.raw`^(?:published on )?([a-z]{3,9}\.? \d{1,2}(?:, ?\d{4})?)(?: ?\[(${COUNT})\]| (${COUNT}))?$`,
  "i",
);
const UPVOTE = new RegExp(`^upvote:?(?: (${COUNT}))?$`, "i");
const GITHUB = new RegExp(`^github(?: (${COUNT}))?(?: arxiv page)?$`, "i");
const SUBMITTER = /^submitted by(?: (\S.{0,79}))?$/i;

/** The longest line that a page wrapped by its reader has; a longer one is a paragraph of its own. */
const WRAPPED = 120;

/** Sorts lines into blocks. Lines of words that follow each other without a gap are one paragraph. */
export function readBlocks(lines: readonly PageLine[]): Block[] {
  const blocks: Block[] = [];
  let open: PageLine[] = [];
  const close = () => {
    const [first] = open;
    if (first === undefined) return;
    const text = normaliseText(open.map((line) => line.text).join(" "));
    blocks.push({
      kind: "text",
      text,
      heading: first.heading,
      line: first.line,
      urls: open.flatMap((line) => line.urls),
    });
    open = [];
  };
  for (const line of lines) {
    const facts = readFacts(line);
    const [first] = facts;
    const isText = facts.length === 1 && first?.kind === "text";
    const last = open.at(-1);
    if (last !== undefined && !(isText && isWrapped(last) && isWrapped(line))) close();
    if (isText) open.push(line);
    else for (const fact of facts) blocks.push({ ...fact, line: line.line, urls: line.urls });
  }
  close();
  return blocks.map((block, index) =>
    isNamesake(block, blocks[index - 1], blocks[index + 1]) ? toText(block) : block,
  );
}

/** A word of the frame where an organisation stands, as Hugging Face does on its own papers. */
function isNamesake(block: Block, above: Block | undefined, below: Block | undefined): boolean {
  return block.kind === "frame" && above?.kind === "text" && (below?.kind === "separator" || below?.kind === "date");
}

function toText(block: Block): Block {
  return block.kind === "frame" ? { ...block, kind: "text", heading: false } : block;
}

function isWrapped(line: PageLine): boolean {
  return line.text.length < WRAPPED && !line.heading && line.urls.length === 0;
}

/** The facts of one line; none for a blank one. Several where the page put them in one row, dots between. */
function readFacts(line: PageLine): Fact[] {
  if (line.text === "") return [];
  const text = line.text.length > 1000 ? line.text : normaliseText(line.text);
  if (text === "") return [];
  if (text.length > 1000) return [{ kind: "text", text, heading: line.heading }];
  const facts = text.split("·").map((part) => readFact(part.trim(), line.heading));
  const rest = facts.slice(1);
  const isRow =
    rest.length > 0 && rest.every((fact) => fact.kind !== "text") && rest.some((fact) => fact.kind === "date");
  if (isRow || facts.every((fact) => fact.kind !== "text")) return facts;
  return [{ kind: "text", text, heading: line.heading }];
}

function readFact(text: string, heading: boolean): Fact {
  if (text === "" || text === "•") return { kind: "separator" };
  if (COUNT_LINE.test(text)) return { kind: "count", value: readCount(text) ?? 0, dash: /^[-–—]$/.test(text) };
  const authors = AUTHORS.exec(text)?.[1];
  if (authors !== undefined) return { kind: "authors", count: Number(authors) };
  const [, day, bracketed, spaced] = DATE_LINE.exec(text) ?? [];
  if (day !== undefined && isDateShaped(day)) {
    const count = readCount(bracketed ?? spaced);
    return { kind: "date", text: day, date: parsePageDate(day), count, published: /^published on /i.test(text) };
  }
  const upvote = UPVOTE.exec(text);
  if (upvote !== null) return { kind: "upvote", value: readCount(upvote[1]) };
  const github = GITHUB.exec(text);
  if (github !== null) return { kind: "github", stars: readCount(github[1]) };
  const submitter = SUBMITTER.exec(text);
  if (submitter !== null) return { kind: "submitter", name: submitter[1] ?? null };
  return isFrame(text) ? { kind: "frame", text } : { kind: "text", text, heading };
}

/** `1,024`, `110k` and `1.54k` as numbers; null for no text. */
function readCount(text: string | undefined): number | null {
  const [, digits, unit] = /^([\d.,]+)([km]?)$/i.exec(text ?? "") ?? [];
  if (digits === undefined) return null;
  const factor = { k: 1000, m: 1_000_000 }[unit?.toLowerCase() ?? ""] ?? 1;
  return Math.round(Number(digits.replaceAll(",", "")) * factor);
}
