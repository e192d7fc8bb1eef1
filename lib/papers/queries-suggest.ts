/** Suggestions for what is being typed, with where they lead and what is worth knowing of them. */
import type { Db, DbHandle } from "@/lib/db";
import { paperHref } from "@/lib/format/addresses";
import { countOf } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";
import { formatPeriod } from "@/lib/format/periods";
import { toPlainText } from "@/lib/format/plain-text";
import { getLatestDay } from "@/lib/papers/queries-edition";
import { authorHref, topicPageHref } from "@/lib/papers/trend-links";
import { parseTypedDate } from "@/lib/reader/dates";
import type { PageSuggestion } from "@/lib/reader/suggestion";
import { suggest } from "@/lib/search/ask";
import type { Suggestion } from "@/lib/search/suggest";
import { tokenise } from "@/lib/search/tokenise";

/** Where a suggestion leads. */
function hrefOf({ kind, slug }: Suggestion): string {
  if (kind === "paper") return paperHref(slug);
  return kind === "topic" ? topicPageHref(slug, { sort: "newest", page: 1 }) : authorHref(slug);
}

const FACTS: Record<Suggestion["kind"], string> = {
  paper: "SELECT j.value AS slug, (SELECT sortDay FROM Paper WHERE slug = j.value) AS fact FROM json_each(?) AS j",
  author: `SELECT j.value AS slug, (SELECT COUNT(DISTINCT pa.paperId) FROM Author a JOIN PaperAuthor pa
    ON pa.authorId = a.id WHERE a.slug = j.value) AS fact FROM json_each(?) AS j`,
  topic: `SELECT j.value AS slug, (SELECT COUNT(*) FROM PaperTopic WHERE topicSlug = j.value) AS fact
    FROM json_each(?) AS j`,
};

async function findFacts(db: DbHandle, suggestions: Suggestion[]): Promise<Map<string, string>> {
  const facts = new Map<string, string>();
  for (const kind of ["paper", "author", "topic"] as const) {
    const slugs = suggestions.filter((one) => one.kind === kind).map(({ slug }) => slug);
    if (slugs.length === 0) continue;
    const rows = await db.$queryRawUnsafe<{ slug: string; fact: string | number | bigint | null }[]>(
      FACTS[kind],
      JSON.stringify(slugs),
    );
    for (const { slug, fact } of rows) {
      if (fact === null) continue;
      facts.set(`${kind} ${slug}`, typeof fact === "string" ? formatDay(fact) : countOf(Number(fact), "paper"));
    }
  }
  return facts;
}

/** The edition that a typed date names, where there is one; a date without a year is meant to be in the catalogue. */
async function findEdition(db: DbHandle, text: string, today: string): Promise<PageSuggestion[]> {
  if (parseTypedDate(text, today) === null) return [];
  const isToday = /^(?:today|yesterday)$/i.test(text.trim());
  const period = parseTypedDate(text, isToday ? today : ((await getLatestDay(db)) ?? today));
  if (period === null) return [];
  const rows = await db.$queryRawUnsafe<{ papers: number | bigint | null }[]>(
    "SELECT SUM(papers) AS papers FROM Edition WHERE day BETWEEN ? AND ?",
    period.from,
    period.to,
  );
  const papers = Number(rows[0]?.papers ?? 0);
  if (papers === 0) return [];
  const name = formatPeriod(period.period);
  return [{ kind: "day", text: name, href: `/editions/${period.period}`, fact: countOf(papers, "paper"), matches: [] }];
}

/** True when each typed word begins a word of the name. */
function beginsWords(name: string, typed: string): boolean {
  const words = tokenise(name).map(({ word }) => word);
  return tokenise(typed).every(({ word }) => words.some((known) => known.startsWith(word)));
}

/**
 * Up to `limit` suggestions: an edition where the text is a date, names that begin so, papers, names that are merely like
 * it. `today`: `YYYY-MM-DD`.
 */
export async function findSuggestions(db: Db, text: string, limit: number, today: string): Promise<PageSuggestion[]> {
  const editions = await findEdition(db, text, today);
  const suggestions = await suggest(db, text, limit);
  const named = suggestions.filter(({ kind, text: name }) => kind !== "paper" && beginsWords(name, text));
  const papers = suggestions.filter(({ kind }) => kind === "paper");
  const rest = suggestions.filter((one) => one.kind !== "paper" && !named.includes(one));
  const facts = await findFacts(db, suggestions);
  const shown = [...named, ...papers, ...rest].map((one): PageSuggestion => {
    const plain = toPlainText(one.text);
    const matches = plain === one.text ? one.matches : [];
    const fact = facts.get(`${one.kind} ${one.slug}`) ?? null;
    return { kind: one.kind, text: plain, href: hrefOf(one), slug: one.slug, fact, matches };
  });
  return [...editions, ...shown].slice(0, limit);
}
