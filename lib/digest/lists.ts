/** What can be had by e-mail: the newspaper, or any list that is not one fixed edition. */
import type { TopicNames } from "@/lib/format/list-description";
import { describeList, type ListAddress, parseListAddress, printListAddress } from "@/lib/formats/list-address";
import { decodePathPart } from "@/lib/papers/path";

export const EVERY = ["day", "week"] as const;
export type Every = (typeof EVERY)[number];

/** The address of the newspaper itself among lists. */
export const NEWSPAPER = "/editions";
const LONGEST = 2_500;

/** Reads `/papers?q=diffusion`; null where it is no list that goes on. Single editions stand for the newspaper. */
export function parseSubscribedList(text: string): ListAddress | null {
  if (text.length > LONGEST || !/^\/(?!\/)/.test(text)) return null;
  const [path = "", query = ""] = text.split("?", 2);
  const parts = path.slice(1).split("/").map(decodePathPart);
  const address = parseListAddress(parts, new URLSearchParams(query));
  return address?.kind === "edition" ? { kind: "editions" } : address;
}

/** One spelling of each list's address. */
export function printSubscribedList(address: ListAddress): string {
  const { path, query } = printListAddress(address);
  return `${path}${query}`;
}

/** What the reader asked for: `the edition of each day`, `new papers of each week, “diffusion”`. */
export function describeSubscription(list: string, every: Every, names: TopicNames): string {
  const address = parseSubscribedList(list);
  if (address === null || address.kind === "editions") return `the edition of each ${every}`;
  if (address.kind === "trending") return `what is trending, each ${every}`;
  const what = describeList(address, names).replace(/^Papers:? ?/, "");
  return what === "" ? `new papers of each ${every}` : `new papers of each ${every}: ${what}`;
}
