/**
 * The rules of RSS 2.0 (rssboard.org/rss-specification and its best-practices profile), checked on a parsed document:
 * which elements a channel and an item may have, how often, and what is in them.
 */
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

const text = z.string();
const one = <T extends z.ZodType>(schema: T) => z.tuple([schema]);
const date = text.regex(RFC_822);
const atomLink = z.strictObject({
  "@_rel": text,
  "@_href": z.url(),
  "@_type": text,
  "#text": z.literal("").optional(),
});

const itemSchema = z
  .strictObject({
    title: one(text.min(1)).optional(),
    link: one(z.url()).optional(),
    description: one(text.min(1)).optional(),
    guid: one(z.strictObject({ "#text": text.min(1), "@_isPermaLink": z.enum(["true", "false"]) })).optional(),
    pubDate: one(date).optional(),
    category: z.array(text).optional(),
    "dc:creator": z.array(text.min(1)).optional(),
  })
  .refine(({ title, description }) => title !== undefined || description !== undefined, "has a title or a description")
  .refine(({ guid }) => guid?.[0]["@_isPermaLink"] !== "true" || URL.canParse(guid[0]["#text"]), "guid is an address");

const channelSchema = z.strictObject({
  title: one(text.min(1)),
  link: one(z.url()),
  description: one(text.min(1)),
  language: one(text.regex(/^[a-z]{2}(?:-[a-z]{2})?$/i)).optional(),
  lastBuildDate: one(date).optional(),
  generator: one(text).optional(),
  "atom:link": z.array(atomLink).min(1),
  item: z.array(itemSchema).default([]),
});

const documentSchema = z.strictObject({
  "?xml": z.unknown(),
  rss: one(
    z.strictObject({
      "@_version": z.literal("2.0"),
      "@_xmlns:atom": z.literal("http://www.w3.org/2005/Atom"),
      "@_xmlns:dc": z.literal("http://purl.org/dc/elements/1.1/"),
      channel: one(channelSchema),
    }),
  ),
});

/** Throws, saying what and where, when a document breaks a rule. Identifiers differ within a channel. */
export function checkRss(document: string): z.infer<typeof channelSchema> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && !name.startsWith("?"),
  });
  const withoutBreaks = document.replace(/>\n+</g, "><");
  const { channel } = documentSchema.parse(parser.parse(withoutBreaks)).rss[0];
  const ids = channel[0].item.map(({ guid }) => guid?.[0]["#text"]);
  if (new Set(ids).size !== ids.length) throw new Error("two items have one guid");
  return channel[0];
}
