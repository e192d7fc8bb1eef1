/**
 * Feeds of papers: RSS and RDF, Atom, JSON Feed, whether made by third parties from the Daily Papers, by arXiv's API
 * (https://info.arxiv.org/help/api/user-manual.html) or by arXiv's announcements (https://info.arxiv.org/help/rss.html).
 */
import { findArxivId, findDoi, parseArxivId } from "@/lib/ingest/ids";
import { findLinks } from "@/lib/ingest/links";
import { normaliseText } from "@/lib/ingest/normalise";
import type { Format, ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { type FeedItem, type FeedReading, readAtom, readJsonFeed, readRss } from "@/lib/ingest/sources/feed-items";
import { type ItemText, readItemText, splitNames, withoutTags } from "@/lib/ingest/sources/feed-text";
import { type Place, type RecordReading, readRecords, unreadable } from "@/lib/ingest/sources/record-reading";
import { utcDay } from "@/lib/ingest/utc-day";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";

const HEAD = 300_000;
const NAMES_PAPERS = /arxiv\.org\/|oai:arXiv\.org:|(?:huggingface\.co|hf\.co)\/papers/i;
const JSON_FEED = /"version"\s*:\s*"https:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\/1/;
const API_ERROR = /arxiv\.org\/api\/errors/;
const LONGEST_TITLE = 1000;

export const rss = feedSource("rss", (head) => /^(?:rss|RDF)$/.test(rootName(head) ?? ""), readRss);
export const atom = feedSource("atom", (head) => rootName(head) === "feed", readAtom);
export const jsonFeed = feedSource("json-feed", (head) => /^\s*\{/.test(head) && JSON_FEED.test(head), readJsonFeed);

/** The local name of an XML text's first element, past declarations and comments. */
function rootName(head: string): string | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(head.charAt(at))) at += 1;
    const end = head.startsWith("<!--", at) ? "-->" : /^<[?!]/.test(head.slice(at, at + 2)) ? ">" : null;
    if (end === null) break;
    const found = head.indexOf(end, at);
    if (found === -1) return null;
    at = found + end.length;
  }
  return /^<(?:[\w-]{1,50}:)?(\w{1,50})[\s>]/.exec(head.slice(at, at + 200))?.[1] ?? null;
}

function feedSource(format: Format, isFeed: (head: string) => boolean, read: (text: string) => FeedReading): Source {
  return {
    format,
    recognises(text) {
      const head = text.slice(0, HEAD);
      return isFeed(head) && NAMES_PAPERS.test(head);
    },
    parse: (input) => parseFeed(format, input, read(input.text)),
  };
}

function parseFeed(format: Format, input: SourceInput, feed: FeedReading): ParsedSource {
  if (!feed.ok) return unreadable(format, "the feed", feed.reason);
  let undated = 0;
  const records = feed.items.map(({ place, item, reason }, position) => ({
    place: { name: place, line: null, position },
    value: { item, reason },
  }));
  const source = readRecords(format, records, ({ item, reason }, place): RecordReading => {
    if (item === null) return { ok: false, place: place.name, reason };
    const reading = readItem(item, place, input.day, feed.isAnnouncement);
    if (
      reading.ok &&
      item.published !== null &&
      reading.entry.publishedOn === null &&
      reading.entry.listedOn === null
    ) {
      undated += 1;
    }
    return reading;
  });
  if (undated > 0) {
    source.notes.push(
      `The feed does not say what the dates of ${undated} items stand for; they are left out. ` +
        "If they are one day's list, give it with --day YYYY-MM-DD.",
    );
  }
  return { ...source, day: majorityDay(source.entries.map(({ entry }) => entry.listedOn)) };
}

function readItem(item: FeedItem, place: Place, day: string | null, isAnnouncement: boolean): RecordReading {
  const refuse = (reason: string): RecordReading => ({ ok: false, place: place.name, reason });
  const text = readItemText(item.text, item.isHtml);
  if (item.addresses.some((address) => API_ERROR.test(address))) {
    return refuse(`arXiv answered with an error: ${text.abstract.slice(0, 300) || "without a word on it"}`);
  }
  const title = normaliseText(item.title);
  if (title === "") return refuse("the paper has no title");
  if (title.length > LONGEST_TITLE)
    return refuse(`its title is ${title.length} characters long; a title has at most ${LONGEST_TITLE}`);
  const address = item.addresses.find((each) => NAMES_PAPERS.test(each));
  if (address === undefined)
    return refuse("names no paper: no address in it leads to arXiv or to huggingface.co/papers");
  const arxivId = idOf(item.addresses);
  const unknownId = `${place.name}: “${address.slice(0, 80)}” names no arXiv identifier: the paper is kept without one`;
  const names = namesOf(item, text);
  const entry: PaperEntry = {
    ...blankEntry(title, place.position),
    arxivId,
    doi: findDoi(item.doi ?? ""),
    abstract: text.abstract,
    abstractKind: isFromApi(item) && text.abstract !== "" ? "full" : text.abstractKind,
    authors: names,
    authorCount: names?.length ?? null,
    upvotes: text.upvotes,
    links: findLinks(text.abstract, "abstract"),
    thumbnail: text.thumbnail ?? webAddress(item.image),
    categories: listOrNull(item.categories),
    comment: normaliseText(item.comment ?? "") || null,
    aiSummary: text.aiSummary,
    ...daysOf(item, text, day, isAnnouncement),
  };
  return { ok: true, entry, notes: arxivId === null ? [unknownId] : [] };
}

/**
 * What an item's date stands for. In arXiv's API it is the day of the first version; in arXiv's announcements, the day
 * of the list, where a replaced paper is on no list of new ones; in a feed made from the site's data, the day of the
 * first version again. In any other feed nobody says.
 */
function daysOf(item: FeedItem, text: ItemText, day: string | null, isAnnouncement: boolean) {
  const stated = utcDay(item.published ?? "");
  if (text.announceType !== null || isAnnouncement) {
    const isNew = text.announceType === "new" || text.announceType === "cross";
    return { publishedOn: null, listedOn: isNew ? (stated ?? day) : null };
  }
  return { publishedOn: isFromApi(item) || text.isLabelled ? stated : null, listedOn: day };
}

/** arXiv's API names its entries by the address of a version; nobody else does. */
function isFromApi(item: FeedItem): boolean {
  return /^https?:\/\/arxiv\.org\/abs\/.{1,40}v\d{1,3}$/.test(item.addresses[0] ?? "");
}

function idOf(addresses: string[]): string | null {
  for (const address of addresses) {
    const id = findArxivId(address) ?? parseArxivId(address.replace(/^oai:arXiv\.org:/, ""));
    if (id !== null) return id;
  }
  return null;
}

function namesOf(item: FeedItem, text: ItemText): string[] | null {
  if (item.names.length > 0) return listOrNull(item.names);
  if (item.creators !== null) return listOrNull(splitNames(withoutTags(item.creators)));
  return listOrNull(text.names);
}

function listOrNull(texts: string[]): string[] | null {
  const kept = texts.map(normaliseText).filter((text) => text !== "");
  return kept.length === 0 ? null : kept;
}

function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : null;
}
