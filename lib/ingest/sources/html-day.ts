/** Which day's list an HTML page shows. */
import { daySchema } from "@/lib/papers/paper";

const HEAD = 300_000;
/** The page's own address in its head: canonical link, `og:url`, or the browser's note of where it was saved from. */
const OWN_ADDRESS = /https:\/\/huggingface\.co\/papers(?:\/date\/|\?date=)(\d{4}-\d{2}-\d{2})/;
/** The date in the head line of a day's page. */
const HEAD_LINE = /<time\b[^>]{0,300}\bdatetime=["'](\d{4}-\d{2}-\d{2})T00:00:00\.000Z["']/;

/** The day that the props of a list name, `dateString` since 2025 and `date` before; null where they name none. */
export function dayOfProps(props: Record<string, unknown>): string | null {
  if (!Array.isArray(props.dailyPapers)) return null;
  for (const stated of [props.dateString, props.date]) {
    const day = typeof stated === "string" ? knownDay(/^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(stated)?.[1]) : null;
    if (day !== null) return day;
  }
  return null;
}

/** True for the props of a week, a month or search results: lists that no single day stands for. */
export function isOfManyDays(props: Record<string, unknown>): boolean {
  const { periodType } = props;
  return Array.isArray(props.searchResults) || (typeof periodType === "string" && !/^da(?:y|ily)$/.test(periodType));
}

/** The day that the page itself names outside its props, or null. */
export function dayOfPage(html: string): string | null {
  const body = html.slice(0, HEAD).search(/<body\b/i);
  const head = html.slice(0, body === -1 ? 5000 : body);
  const own = knownDay(OWN_ADDRESS.exec(head)?.[1]);
  if (own !== null) return own;
  const firstCard = html.search(/<article\b/i);
  return firstCard === -1 ? null : knownDay(HEAD_LINE.exec(html.slice(Math.max(0, firstCard - HEAD), firstCard))?.[1]);
}

function knownDay(text: string | undefined): string | null {
  const parsed = daySchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}
