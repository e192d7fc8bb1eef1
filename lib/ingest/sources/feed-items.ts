/** The items of a feed of any kind, in one shape. XML is read by feedsmith; JSON Feed needs no library. */
import { type AtomFeed, parseAtomFeed, parseRdfFeed, parseRssFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { z } from "zod";
import { isObject, parseJson } from "@/lib/ingest/json";

export interface FeedItem {
  title: string;
  /** Addresses and identifiers, the likeliest to name the paper first. */
  addresses: string[];
  /** The longest text it carries, as it stands in the feed. */
  text: string;
  /** True where that text is HTML. */
  isHtml: boolean;
  names: string[];
  /** Names in one text, as arXiv's announcements have them. */
  creators: string | null;
  published: string | null;
  categories: string[];
  comment: string | null;
  doi: string | null;
  image: string | null;
}

export type FeedReading =
  | { ok: true; items: { place: string; item: FeedItem | null; reason: string }[]; isAnnouncement: boolean }
  | { ok: false; reason: string };

const LONGEST_FEED = 30_000_000;
const ARXIV_NEWS = /^https?:\/\/(?:rss|export)\.arxiv\.org\/|oai:arXiv\.org:/;

/** Reads RSS 2.0 and RSS 1.0 (RDF). Total. */
export function readRss(text: string): FeedReading {
  return readXml(text, /<item[\s>]/g, /<\/(?:rss|(?:\w+:)?RDF)>\s*$/, () => {
    const feed: RssFeed.Feed<string> | RdfFeed.Feed<string> = /<(?:\w+:)?RDF\b/.test(text.slice(0, 5000))
      ? parseRdfFeed(text)
      : parseRssFeed(text);
    return (feed.items ?? []).map(fromRss);
  });
}

/** Reads Atom. Total. */
export function readAtom(text: string): FeedReading {
  return readXml(text, /<(?:\w+:)?entry[\s>]/g, /<\/(?:\w+:)?feed>\s*$/, () =>
    (parseAtomFeed(text).entries ?? []).map(fromAtom),
  );
}

/** The library passes over items it finds nothing in; here they count as items all the same. */
function readXml(text: string, opening: RegExp, closing: RegExp, parse: () => FeedItem[]): FeedReading {
  if (text.length > LONGEST_FEED) return { ok: false, reason: `has more than ${LONGEST_FEED} characters` };
  if (/<!ENTITY/i.test(text.slice(0, 100_000)))
    return { ok: false, reason: "declares entities of its own and is refused" };
  if (!closing.test(text.slice(-1000).replace(/<!--[^<>]{0,500}-->/g, ""))) {
    return { ok: false, reason: "breaks off before its end" };
  }
  let items: FeedItem[];
  try {
    items = parse();
  } catch (error) {
    return {
      ok: false,
      reason: `is no feed that can be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const expected = text.replace(/<!\[CDATA\[.*?\]\]>|<!--.*?-->/gs, "").match(opening)?.length ?? 0;
  const read = items.map((item, index) => ({ place: `item ${index + 1}`, item, reason: "" }));
  const empty = { place: "an item", item: null, reason: "holds nothing that could be read" };
  return {
    ok: true,
    items: [...read, ...Array.from({ length: Math.max(0, expected - items.length) }, () => empty)],
    isAnnouncement: items.some((item) => item.addresses.some((address) => ARXIV_NEWS.test(address))),
  };
}

function fromRss(item: RssFeed.Item<string> | RdfFeed.Item<string>): FeedItem {
  const rss: RssFeed.Item<string> = item;
  const encoded = item.content?.encoded ?? "";
  const description = item.description ?? "";
  const text = encoded.length > description.length ? encoded : description;
  const creators = item.dc?.creators ?? [];
  return {
    title: item.title ?? "",
    addresses: present([item.link, rss.guid?.value, "rdf" in item ? item.rdf?.about : undefined]),
    text,
    isHtml: true,
    names: creators.length > 1 ? creators : present((rss.authors ?? []).map((author) => author.name)),
    creators: creators.length === 1 ? (creators[0] ?? null) : null,
    published: rss.pubDate ?? item.dc?.dates?.[0] ?? null,
    categories: present((rss.categories ?? []).map((category) => category.name)),
    comment: null,
    doi: null,
    image: null,
  };
}

function fromAtom(entry: AtomFeed.Entry<string>): FeedItem {
  const [content, summary] = [entry.content?.value ?? "", entry.summary?.value ?? ""];
  const chosen = content.length > summary.length ? entry.content : entry.summary;
  const creators = entry.dc?.creators ?? [];
  const names = present((entry.authors ?? []).map((author) => author.name));
  const alternate = (entry.links ?? []).filter((link) => link.rel === undefined || link.rel === "alternate");
  return {
    title: entry.title?.value ?? "",
    addresses: present([entry.id, ...alternate.map((link) => link.href)]),
    text: chosen?.value ?? "",
    isHtml: chosen?.type === "html" || chosen?.type === "xhtml",
    names: names.length > 0 ? names : creators.length > 1 ? creators : [],
    creators: names.length === 0 && creators.length === 1 ? (creators[0] ?? null) : null,
    published: entry.published ?? null,
    categories: present((entry.categories ?? []).map((category) => category.term)),
    comment: entry.arxiv?.comment ?? null,
    doi: entry.arxiv?.doi ?? null,
    image: null,
  };
}

const text = z.string().nullish();

/** An item of JSON Feed 1 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
const jsonItemSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]).nullish(),
  url: text,
  external_url: text,
  title: text,
  content_text: text,
  content_html: text,
  summary: text,
  image: text,
  date_published: text,
  authors: z.array(z.object({ name: text })).nullish(),
  author: z.object({ name: text }).nullish(),
  tags: z.array(z.string()).nullish(),
});

/** Reads JSON Feed. Total. */
export function readJsonFeed(source: string): FeedReading {
  const json = parseJson(source);
  if (!json.ok) return { ok: false, reason: json.reason };
  const items = isObject(json.value) ? json.value.items : null;
  if (!Array.isArray(items)) return { ok: false, reason: "is a JSON Feed without items" };
  return {
    ok: true,
    isAnnouncement: false,
    items: items.map((value: unknown, index) => {
      const parsed = jsonItemSchema.safeParse(value);
      if (parsed.success) return { place: `items[${index}]`, item: fromJson(parsed.data), reason: "" };
      const [issue] = parsed.error.issues;
      const path = (issue?.path ?? []).map((key) => `.${String(key)}`).join("");
      return { place: `items[${index}]${path}`, item: null, reason: issue?.message ?? "cannot be read" };
    }),
  };
}

function fromJson(item: z.infer<typeof jsonItemSchema>): FeedItem {
  const plain = item.content_text ?? "";
  return {
    title: item.title ?? "",
    addresses: present([item.external_url, item.url, item.id]),
    text: plain !== "" ? plain : (item.content_html ?? item.summary ?? ""),
    isHtml: plain === "" && item.content_html != null,
    names: present((item.authors ?? [item.author ?? {}]).map((author) => author.name)),
    creators: null,
    published: item.date_published ?? null,
    categories: [],
    comment: null,
    doi: null,
    image: item.image ?? null,
  };
}

function present(texts: (string | null | undefined)[]): string[] {
  return texts.filter((each): each is string => each !== undefined && each !== null && each !== "");
}
