/**
 * What is best read for an address that somebody gives. Pure.
 *
 * | address                                   | read                                | because |
 * |-------------------------------------------|-------------------------------------|---------|
 * | huggingface.co/papers                     | the API's newest day that has papers | the API gives whole abstracts and exact numbers, a card neither |
 * | …/papers/date/DAY                         | the API's list of that day          | the same |
 * | …/papers/week/WEEK, …/papers/month/MONTH  | the lists of their days, one by one | a week's page is one ranking: only a day's list says which day a paper was on, and in which place |
 * | …/papers/trending                         | the API's trending list             | exact numbers |
 * | …/papers?q=WORDS                          | the API's search                    | exact numbers |
 * | …/papers/ID, …/papers/ID.md               | the API's record of the paper       | the page holds the same with much around it |
 * | …/api/daily_papers?date=DAY               | all parts of the list of that day   | the answer alone would be cut at its limit |
 * | arxiv.org/abs/ID, /pdf/ID, /html/ID       | arXiv's API                         | authors, categories and dates as stated; the PDF is not read |
 * | arxiv.org/list/CATEGORY/new               | arXiv's Atom feed of the category   | the same announcement in a stable format |
 * | anything else on a known host             | as it is                            | a feed or a file says itself what it is |
 *
 * `hf.co` and `www.` stand for the hosts they lead to, and http for https.
 */
import { AddressError } from "@/lib/ingest/fetch/fetch-error";
import { listDaysOf } from "@/lib/ingest/fetch/list-days";
import { findArxivId } from "@/lib/ingest/ids";
import { daySchema } from "@/lib/papers/paper";

/** Where the lists of days are read. */
export const LIST_SITE = "https://huggingface.co";

export type AddressPlan =
  /** The lists of these days, newest first. */
  | { kind: "days"; days: string[] }
  /** The newest day that has papers. */
  | { kind: "latest" }
  /** One answer, read as it is; `day` is the day of the list where the address names it. */
  | { kind: "page"; address: string; day: string | null };

/** True for what is meant as an address rather than as a path. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

/** The list of a day on a site. At most 100 to a part, which is more than any day had (50). */
export function dayListAddress(day: string, site = LIST_SITE): string {
  return `${site}/api/daily_papers?date=${day}&limit=100`;
}

/** The list of what is trending, from whatever day. */
export function trendingAddress(site = LIST_SITE): string {
  return `${site}/api/daily_papers?sort=trending&limit=100`;
}

/** `today` is the day whose list is open. `site` is what counts as huggingface.co. Throws AddressError for no address. */
export function planAddress(input: string, today: string, site = LIST_SITE): AddressPlan {
  const url = canonical(input, site);
  const page: AddressPlan = { kind: "page", address: url.href, day: null };
  if (url.origin === site) return planPapers(url, today, site) ?? page;
  if (url.hostname === "arxiv.org" || url.hostname === "export.arxiv.org") return planArxiv(url) ?? page;
  return page;
}

function canonical(input: string, site: string): URL {
  if (!URL.canParse(input)) throw new AddressError(`"${input.slice(0, 200)}"`, "is not an address");
  const url = new URL(input);
  if (url.origin === site) return url;
  if (url.protocol === "http:") url.protocol = "https:";
  url.hostname = url.hostname.replace(/^www\./, "").replace(/^hf\.co$/, "huggingface.co");
  return url;
}

function planPapers(url: URL, today: string, site: string): AddressPlan | null {
  const [first, second, third, ...rest] = url.pathname.split("/").filter((part) => part !== "");
  if (first === "api" && second === "daily_papers" && third === undefined) return planListQuery(url);
  if (first !== "papers" || rest.length > 0) return null;
  const words = url.searchParams.get("q") ?? "";
  if (second === undefined && words !== "") return toPage(`${site}/api/papers/search?${search(words)}`);
  if (second === undefined) return planDate(url.searchParams.get("date")) ?? { kind: "latest" };
  if (second === "date") return planDate(third ?? null);
  if (second === "week" || second === "month") {
    const days = listDaysOf(third ?? "", today);
    return days === null ? null : { kind: "days", days };
  }
  if (second === "trending" && third === undefined) return toPage(trendingAddress(site));
  const id = findArxivId(`https://huggingface.co/papers/${second}`);
  return id === null ? null : toPage(`${site}/api/papers/${id}`);
}

/** The query of a day and nothing that picks a part of it. */
function planListQuery(url: URL): AddressPlan | null {
  const day = url.searchParams.get("date");
  const isWhole = [...url.searchParams.keys()].every((name) => name === "date" || name === "limit");
  if (isWhole) return planDate(day);
  return { kind: "page", address: url.href, day: daySchema.safeParse(day).data ?? null };
}

function planDate(day: string | null): AddressPlan | null {
  const parsed = daySchema.safeParse(day);
  return parsed.success ? { kind: "days", days: [parsed.data] } : null;
}

/** At most 250 letters and 120 answers: the API's own bounds. */
function search(words: string): string {
  return new URLSearchParams({ q: words.slice(0, 250), limit: "120" }).toString();
}

function planArxiv(url: URL): AddressPlan | null {
  const category = /^\/list\/([a-z-]+(?:\.[A-Za-z-]+)?)\/new\/?$/.exec(url.pathname)?.[1];
  if (category !== undefined) return toPage(`https://rss.arxiv.org/atom/${category}`);
  if (url.pathname.startsWith("/api/")) return null;
  const id = findArxivId(`https://arxiv.org${url.pathname}`);
  return id === null ? null : toPage(`https://export.arxiv.org/api/query?id_list=${id}&max_results=1`);
}

function toPage(address: string): AddressPlan {
  return { kind: "page", address, day: null };
}
