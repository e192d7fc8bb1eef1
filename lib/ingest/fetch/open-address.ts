/** From an address that somebody gives to the inputs of an import. */
import { type AddressPlan, dayListAddress, LIST_SITE, planAddress } from "@/lib/ingest/fetch/address-plan";
import { FetchError, isTroubleOfSite } from "@/lib/ingest/fetch/fetch-error";
import { type FetchedList, fetchList } from "@/lib/ingest/fetch/fetch-list";
import { type FetchOptions, fetchPage } from "@/lib/ingest/fetch/fetch-page";
import { currentListDay, daysBetween } from "@/lib/ingest/fetch/list-days";
import { inputsOfBytes } from "@/lib/ingest/inputs";
import type { Input } from "@/lib/ingest/inputs/input";
import { addDays } from "@/lib/papers/periods";

/** An input and what its address and its fetching say of it. */
export interface OpenedAddress {
  input: Input;
  stated: {
    /** When it was fetched, ISO 8601, and the day of that; null where it could not be. */
    fetchedAt: string | null;
    captured: string | null;
    /** The day of the list, where the address names one. */
    day: string | null;
  };
}

export interface OpenOptions extends Omit<FetchOptions, "validators" | "accept"> {
  /** The site of the lists in place of huggingface.co: for tests. */
  site?: string;
}

/** Kinds of content that a source or an unpacker may read. */
const READABLE = [
  "application/json",
  "application/feed+json",
  "application/jsonl",
  "application/x-ndjson",
  "application/atom+xml",
  "application/rss+xml",
  "application/xml",
  "application/xhtml+xml",
  "application/gzip",
  "application/zip",
  "application/octet-stream",
  "text/html",
  "text/xml",
  "text/markdown",
  "text/plain",
];

/** How far back the newest list is looked for: past any weekend and holiday. */
const LATEST_WITHIN_DAYS = 10;

/**
 * Reads what stands behind an address (`planAddress` says what that is) and yields an input for each document, as it
 * arrives: a day's list is one document. What cannot be read is a refused input with its reason; nothing is thrown for
 * it. Throws the signal's reason when told to stop.
 */
export async function* openAddress(address: string, options: OpenOptions = {}): AsyncGenerator<OpenedAddress> {
  const { site = LIST_SITE, now = () => new Date() } = options;
  const today = currentListDay(now());
  let plan: AddressPlan;
  try {
    plan = planAddress(address, today, site);
  } catch (error) {
    yield refuse(address, error);
    return;
  }
  if (plan.kind === "page") yield* openPage(plan.address, plan.day, options);
  else if (plan.kind === "latest") yield* openLatest(today, site, options);
  else yield* openDays(plan.days, site, options);
}

async function* openPage(address: string, day: string | null, options: OpenOptions): AsyncGenerator<OpenedAddress> {
  try {
    const page = await fetchPage(address, { ...options, accept: READABLE });
    if (page.status === "fetched") yield* toInputs(address, page.bytes, page.fetchedAt, day);
  } catch (error) {
    yield refuse(address, error);
  }
}

/** The newest list that has papers; the list of today where the last ten days have none. */
async function* openLatest(today: string, site: string, options: OpenOptions): AsyncGenerator<OpenedAddress> {
  let newest: OpenedList | undefined;
  for (const day of daysBetween(addDays(today, 1 - LATEST_WITHIN_DAYS), today)) {
    const opened = await openList(day, site, options);
    newest ??= opened;
    if ("error" in opened) {
      yield refuse(opened.address, opened.error);
      return;
    }
    if (opened.list.records !== 0) {
      newest = opened;
      break;
    }
  }
  if (newest && "list" in newest) yield* listInputs(newest.list, newest.address, newest.day);
}

/** The lists of days. Empty ones are left out, unless all are. Stops where the site itself is in trouble. */
async function* openDays(days: string[], site: string, options: OpenOptions): AsyncGenerator<OpenedAddress> {
  let empty: { list: FetchedList; address: string; day: string } | undefined;
  let found = false;
  for (const [index, day] of days.entries()) {
    const opened = await openList(day, site, options);
    if ("error" in opened) {
      found = true;
      const left = days.length - index - 1;
      const stops = isTroubleOfSite(opened.error) && left > 0;
      yield refuse(opened.address, opened.error, stops ? `; ${left} more days were not asked for` : "");
      if (stops) return;
    } else if (opened.list.records === 0) {
      empty ??= opened;
    } else {
      found = true;
      yield* listInputs(opened.list, opened.address, day);
    }
  }
  if (!found && empty) yield* listInputs(empty.list, empty.address, empty.day);
}

type OpenedList = { address: string; day: string } & ({ list: FetchedList } | { error: FetchError });

async function openList(day: string, site: string, options: OpenOptions): Promise<OpenedList> {
  const address = dayListAddress(day, site);
  try {
    const list = await fetchList(address, options);
    if (list.status === "fetched") return { address, day, list };
    throw new Error(`${address} says that nothing changed, which nobody asked`);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return { address, day, error };
  }
}

function listInputs(list: FetchedList, address: string, day: string): AsyncGenerator<OpenedAddress> {
  return toInputs(address, list.bytes, list.fetchedAt, day);
}

async function* toInputs(
  name: string,
  bytes: Buffer,
  fetchedAt: string,
  day: string | null,
): AsyncGenerator<OpenedAddress> {
  const stated = { fetchedAt, captured: fetchedAt.slice(0, 10), day };
  for await (const input of inputsOfBytes(name, bytes)) yield { input, stated };
}

/** A refused input for what could not be fetched. Throws all other errors. */
function refuse(name: string, error: unknown, more = ""): OpenedAddress {
  if (!(error instanceof FetchError)) throw error;
  const reason = error.address === name ? error.reason : `could not be read: ${error.address} ${error.reason}`;
  return {
    input: { kind: "refused", name, size: null, digest: null, reason: `${reason}${more}` },
    stated: { fetchedAt: null, captured: null, day: null },
  };
}
