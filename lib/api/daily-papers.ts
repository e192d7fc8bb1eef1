/** `/api/daily_papers` and `/api/papers/{id}` as huggingface.co answers them (hf_api.list_daily_papers, paper_info). */
import { z } from "zod";
import { toDailyPaper, toInnerPaper } from "@/lib/api/hugging-face";
import { API_HEADERS } from "@/lib/api/problem";
import type { Db } from "@/lib/db";
import { baseUrlOf } from "@/lib/http/base-url";
import { type Period, parsePeriod } from "@/lib/papers/periods";
import { findDailyIds, findListedIds } from "@/lib/papers/queries-listed";
import { findMovedSlug } from "@/lib/papers/queries-paper";
import { findPaperId, findRecords } from "@/lib/papers/queries-record";
import { parseWindow } from "@/lib/papers/trending";

const periodOfKind = (kind: Period["kind"]) =>
  z.string().transform((text, context): Period => {
    // A whole instant stands for its day.
    const period = parsePeriod(kind === "day" ? text.slice(0, 10) : text);
    if (period?.kind === kind) return period;
    context.addIssue({ code: "custom", message: `is no ${kind}` });
    return z.NEVER;
  });

const querySchema = z.object({
  p: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  date: periodOfKind("day").optional(),
  week: periodOfKind("week").optional(),
  month: periodOfKind("month").optional(),
  submitter: z.string().max(200).optional(),
  sort: z.enum(["publishedAt", "trending"]).optional(),
});

function json(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, ...headers, "Content-Type": "application/json", "Cache-Control": "no-cache" },
  });
}

/**
 * A list of a day, week or month, most upvotes first, or of everything ever listed, newest first. `today` is the day
 * after which a day is in the future and refused, as there.
 */
export async function respondWithDailyPapers(db: Db, request: Request, today: string): Promise<Response> {
  const url = new URL(request.url);
  const parsed = querySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) return json({ error: z.prettifyError(parsed.error) }, 400);
  const { p, limit, date, week, month, submitter } = parsed.data;
  const period = date ?? week ?? month;
  if (date && date.from > today) return json({ error: "date is in the future" }, 400);
  // There, too, what is trending is so whatever day is asked for.
  const all =
    parsed.data.sort === "trending"
      ? ((await findListedIds(db, { kind: "trending", window: parseWindow(undefined) })) ?? [])
      : await findDailyIds(db, period ?? null, submitter ?? null);
  const ids = all.slice(p * limit, (p + 1) * limit);
  const records = await findRecords(db, ids);
  const body = records.map((record) =>
    toDailyPaper(record, period ? record.editions.findLast((day) => day <= period.to) : record.editions.at(-1)),
  );
  if ((p + 1) * limit >= all.length) return json(body, 200);
  const next = new URL(`${baseUrlOf(request)}${url.pathname}${url.search}`);
  next.searchParams.set("p", String(p + 1));
  return json(body, 200, { Link: `<${next.href}>; rel="next"` });
}

/** One paper, flat. */
export async function respondWithPaperInfo(db: Db, slug: string): Promise<Response> {
  const id = (await findPaperId(db, slug)) ?? (await findPaperId(db, (await findMovedSlug(db, slug)) ?? ""));
  const [record] = id === null ? [] : await findRecords(db, [id]);
  return record === undefined
    ? json({ error: "Paper not found" }, 404)
    : json(toInnerPaper(record, record.editions.at(-1)), 200);
}
