/** The cards of a list page, for pages whose JSON is missing or short. A card says less: seldom an abstract, no names. */
import { type Cheerio, type CheerioAPI, load } from "cheerio/slim";
import { type PageDate, parsePageDate } from "@/lib/ingest/dates";
import { findArxivId } from "@/lib/ingest/ids";
import { findLinks, toLink } from "@/lib/ingest/links";
import { normaliseText } from "@/lib/ingest/normalise";
import { blankEntry, type PaperEntry, type PaperLink } from "@/lib/papers/paper";

export interface Card {
  /** All but the day of listing and of publication. */
  entry: PaperEntry;
  published: PageDate | null;
}

const MOST_CARDS = 2000;
const LONGEST_CARD = 200_000;
/** A card has about a hundred tags. What has thousands is none, and would cost time without measure. */
const MOST_TAGS = 3000;

/** The source of each `<article>` of a page, in its order. */
export function findArticles(html: string): string[] {
  const articles: string[] = [];
  const opening = /<article\b/gi;
  for (let match = opening.exec(html); match !== null && articles.length < MOST_CARDS; match = opening.exec(html)) {
    const end = html.indexOf("</article>", match.index);
    const stop = end === -1 ? html.length : end;
    if (stop - match.index <= LONGEST_CARD) articles.push(html.slice(match.index, stop));
    opening.lastIndex = Math.max(stop, opening.lastIndex);
  }
  return articles;
}

/** The arXiv identifier that the article's first link to a paper names, or null. */
export function idOfArticle(article: string): string | null {
  const href = /href=["']([^"']*\/papers\/[^"'#?]{1,40})/.exec(article)?.[1];
  return href === undefined ? null : findArxivId(`https://huggingface.co${href.slice(href.indexOf("/papers/"))}`);
}

/** Reads a card, or null where the article is none: it has no heading that links to a paper. */
export function readCard(article: string, position: number): Card | null {
  if (article.split("<", MOST_TAGS + 1).length > MOST_TAGS) return null;
  const $ = load(`${article}</article>`);
  const heading = $('h3 a[href*="/papers/"]').first();
  const title = normaliseText(heading.text());
  if (title === "") return null;
  // The parts that a narrow and a wide window show are both there: text is looked for leaf by leaf.
  const leaves = leavesOf($);
  const abstract = longest(textsOf($, "p"));
  const comments = $('a[href$="#community"]').first();
  const entry: PaperEntry = {
    ...blankEntry(title, position),
    arxivId: idOfArticle(article),
    abstract,
    abstractKind: abstract === "" ? "none" : "cut",
    authorCount: matched(leaves, /^(?:· ?)?(\d{1,5}) authors?$/),
    upvotes: upvotesOf($),
    comments: comments.length === 0 ? null : wholeNumber(comments.text()),
    links: [...repositoryLinks($), ...findLinks(abstract, "abstract")],
    thumbnail: thumbnailOf($),
    ...organizationOf($),
    submittedBy: submitterOf($),
  };
  return { entry, published: leaves.map(parsePageDate).find((date) => date !== null) ?? null };
}

/** The texts of elements without children, in order. */
function leavesOf($: CheerioAPI): string[] {
  return textsOf($, "span, div, time, li").filter((text) => text.length <= 60);
}

function textsOf($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => normaliseText($(element).text()));
}

function longest(texts: string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), "");
}

function matched(texts: string[], pattern: RegExp): number | null {
  for (const text of texts) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined && Number(number) > 0) return Number(number);
  }
  return null;
}

/** The number beside the check box that the vote is cast with; a dash is none yet. */
function upvotesOf($: CheerioAPI): number | null {
  const text = normaliseText($('input[type="checkbox"]').first().parent().text()).replace(/^Upvote\s*/i, "");
  return text === "-" ? 0 : wholeNumber(text);
}

/** `125` but not `1.54k`: a rounded number is not the number. */
function wholeNumber(text: string): number | null {
  const plain = normaliseText(text);
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** The card's buttons to repositories, with their stars. The card does not say who entered them. */
function repositoryLinks($: CheerioAPI): PaperLink[] {
  const links = new Map<string, PaperLink>();
  for (const element of $('a[href^="http"]').toArray()) {
    const anchor: Cheerio<typeof element> = $(element);
    const link = toLink(anchor.attr("href") ?? "", "api-auto");
    if (link?.kind !== "repository" || link.host === "huggingface.co" || links.has(link.url)) continue;
    links.set(link.url, { ...link, stars: wholeNumber(anchor.text().replace(/GitHub/i, "")) });
  }
  return [...links.values()];
}

function thumbnailOf($: CheerioAPI): string | null {
  const source = $('a[href*="/papers/"] img[src^="https://"]').first().attr("src") ?? "";
  return /\/papers\/[^/]+\.png$/.test(source) && URL.canParse(source) ? new URL(source).href : null;
}

/** The link to one handle with a logo and a name stands for the organisation. */
function organizationOf($: CheerioAPI): Pick<PaperEntry, "organization" | "organizationName"> {
  for (const element of $("a[href]:has(img)").toArray()) {
    const handle = /^(?:https:\/\/huggingface\.co)?\/([\w.-]+)$/.exec($(element).attr("href") ?? "")?.[1];
    const name = normaliseText($(element).text());
    if (handle !== undefined && name !== "") return { organization: handle, organizationName: name };
  }
  return { organization: null, organizationName: null };
}

function submitterOf($: CheerioAPI): string | null {
  for (const text of textsOf($, "div")) {
    const name = /^Submitted by ([\w.-]{1,96})$/.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}
