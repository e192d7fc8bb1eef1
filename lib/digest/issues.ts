/** The issue of a digest that is due for a subscriber, and the papers in it. */
import type { Db } from "@/lib/db";
import { type Every, NEWSPAPER, parseSubscribedList } from "@/lib/digest/lists";
import { countOf } from "@/lib/format/counts";
import { type TopicNames, topicName } from "@/lib/format/list-description";
import { formatPeriod } from "@/lib/format/periods";
import { describeList, type ListAddress, printListAddress } from "@/lib/formats/list-address";
import type { PaperRecord } from "@/lib/papers/paper-record";
import { parsePeriod, weekOf } from "@/lib/papers/periods";
import { findEditionDays, findEditionPaperIds } from "@/lib/papers/queries-edition";
import { findTopicNames } from "@/lib/papers/queries-list";
import { findListedIds } from "@/lib/papers/queries-listed";
import { findRecords } from "@/lib/papers/queries-record";

/** Papers of one mail; the rest are behind a link. */
export const MOST_PAPERS = 30;

export interface Issue {
  /** `2025-08-12` or `2025-W33`: no subscriber gets one twice. */
  key: string;
  /** Subject and heading: `Tuesday 12 August 2025`, `New papers: “diffusion”`. */
  title: string;
  papers: PaperRecord[];
  /** Papers altogether. */
  total: number;
  /** Path and query of the page with all of them. */
  path: string;
  /** Papers in it were in the catalogue up to this id. */
  upTo: number;
}

/** The newest edition of a kind that is complete: its days are over (UTC). */
async function newestEdition(db: Db, every: Every, today: string): Promise<string | null> {
  const days = (await findEditionDays(db)).map(({ day }) => day);
  if (every === "day") return days.findLast((day) => day < today) ?? null;
  const thisWeek = weekOf(today);
  const day = days.findLast((each) => weekOf(each) < thisWeek);
  return day === undefined ? null : weekOf(day);
}

async function newspaperIssue(db: Db, key: string, upTo: number): Promise<Issue | null> {
  const period = parsePeriod(key);
  const ids = period === null ? [] : await findEditionPaperIds(db, period);
  if (ids.length === 0) return null;
  const papers = await findRecords(db, ids.slice(0, MOST_PAPERS));
  return { key, title: formatPeriod(key), papers, total: ids.length, path: `${NEWSPAPER}/${key}`, upTo };
}

/** Names of a list as a heading: `New papers: “diffusion”`, `New papers in Agents`. */
function listTitle(address: ListAddress, names: TopicNames): string {
  if (address.kind === "topic") return `New papers in ${topicName(address.slug, names)}`;
  if (address.kind === "trending") return describeList(address, names);
  return describeList(address, names).replace(/^Papers/, "New papers");
}

async function listIssue(
  db: Db,
  address: ListAddress,
  key: string,
  seenUpTo: number,
  upTo: number,
): Promise<Issue | null> {
  const newestFirst =
    address.kind === "papers" || address.kind === "topic"
      ? { ...address, state: { ...address.state, sort: "newest" as const } }
      : address;
  const all = (await findListedIds(db, newestFirst)) ?? [];
  const ids = address.kind === "trending" ? all : all.filter((id) => id > seenUpTo && id <= upTo);
  if (ids.length === 0) return null;
  const papers = await findRecords(db, ids.slice(0, MOST_PAPERS));
  const { path, query } = printListAddress(newestFirst);
  const title = listTitle(address, await findTopicNames(db));
  return { key, title, papers, total: ids.length, path: `${path}${query}`, upTo };
}

export interface IssueRequest {
  list: string;
  every: Every;
  /** Papers with greater ids are new to the reader; editions and what is trending are whole. */
  seenUpTo: number;
  /** Greatest id of a paper in the catalogue. */
  upTo: number;
  /** An issue that was begun; null asks for the one that is due. */
  key: string | null;
}

/** The issue that a subscriber should have at `now`, or null where there is nothing new. */
export async function findIssue(db: Db, request: IssueRequest, now: Date): Promise<Issue | null> {
  const { list, every, seenUpTo, upTo } = request;
  const today = now.toISOString().slice(0, 10);
  const address = parseSubscribedList(list);
  if (address === null) return null;
  if (address.kind === "editions") {
    const key = request.key ?? (await newestEdition(db, every, today));
    return key === null ? null : newspaperIssue(db, key, upTo);
  }
  const key = request.key ?? (every === "day" ? today : weekOf(today));
  return listIssue(db, address, key, seenUpTo, upTo);
}

/** `Tuesday 12 August 2025, 19 papers`. */
export function issueSubject({ title, total }: Issue): string {
  return `${title}, ${countOf(total, "paper")}`;
}

/** Greatest id of a paper in the catalogue, 0 without. */
export async function findLastPaperId(db: Db): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ id: number | bigint | null }[]>("SELECT max(id) AS id FROM Paper");
  return Number(rows[0]?.id ?? 0);
}
