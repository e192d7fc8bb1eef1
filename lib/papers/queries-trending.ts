/** What is trending, counted back from the newest edition. */
import type { DbHandle } from "@/lib/db";
import { daysBetween } from "@/lib/format/dates";
import { momentumOf } from "@/lib/papers/momentum";
import { addDays } from "@/lib/papers/periods";
import { findCards } from "@/lib/papers/queries-card";
import { findUpvoteReadings } from "@/lib/papers/queries-readings";
import { toResultCard } from "@/lib/papers/result-card";
import { type TrendingView, type TrendingWindow, trendingScore, WINDOW_DAYS } from "@/lib/papers/trending";

const SHOWN = 20;
/** A gain counts while the newer reading is no older than this before the newest of all. */
const FRESH_DAYS = 2;

interface Candidate {
  id: number;
  day: string;
  upvotes: number | null;
}

/** The day of the newest edition; in a catalogue without editions the day of its newest paper; null without either. */
async function getNow(db: DbHandle): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ day: string | null }[]>(
    "SELECT COALESCE((SELECT MAX(day) FROM Edition), (SELECT MAX(sortDay) FROM Paper)) AS day",
  );
  return rows[0]?.day ?? null;
}

async function findCandidates(db: DbHandle, from: string, now: string): Promise<Candidate[]> {
  const rows = await db.$queryRawUnsafe<{ papers: string }[]>(
    `SELECT json_group_array(json_object('id', id, 'day', day, 'upvotes', upvotes)) AS papers FROM (
       SELECT id, firstListedOn AS day, upvotes FROM Paper WHERE firstListedOn BETWEEN ? AND ?
       UNION ALL
       SELECT id, sortDay, upvotes FROM Paper
       WHERE sortDay BETWEEN ? AND ? AND +firstListedOn IS NULL AND upvotes IS NOT NULL)`,
    from,
    now,
    from,
    now,
  );
  return JSON.parse(rows[0]?.papers ?? "[]") as Candidate[];
}

/** The papers of a window by their score; null where the catalogue has no dated paper. */
export async function getTrending(db: DbHandle, window: TrendingWindow): Promise<TrendingView | null> {
  const now = await getNow(db);
  if (now === null) return null;
  const from = addDays(now, 1 - WINDOW_DAYS[window]);
  const candidates = await findCandidates(db, from, now);
  const known = candidates.flatMap(({ upvotes, ...rest }) => (upvotes === null ? [] : { ...rest, upvotes }));
  const readings = await findUpvoteReadings(
    db,
    known.map(({ id }) => id),
  );
  const newest = [...readings.values()].reduce((latest, own) => {
    const at = own.at(-1)?.at ?? "";
    return at > latest ? at : latest;
  }, "");
  const freshFrom = newest === "" ? "" : addDays(newest.slice(0, 10), -FRESH_DAYS);
  const ranked = known
    .map(({ id, day, upvotes }) => {
      const momentum = momentumOf(readings.get(id) ?? []);
      const fresh = momentum !== null && momentum.to.slice(0, 10) >= freshFrom ? momentum : null;
      const age = daysBetween(day, now);
      return { id, age, upvotes, momentum: fresh, score: trendingScore({ upvotes, age, momentum: fresh }, window) };
    })
    .sort((a, b) => b.score - a.score || b.upvotes - a.upvotes || b.id - a.id);
  const shown = ranked.slice(0, SHOWN);
  const cards = await findCards(
    db,
    shown.map(({ id }) => id),
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  return {
    window,
    now,
    from,
    papers: shown.flatMap(({ id, ...facts }) => {
      const paper = byId.get(id);
      return paper ? [{ paper: toResultCard(paper), ...facts }] : [];
    }),
    candidates: known.length,
    unknown: candidates.length - known.length,
    hasMomentum: ranked.some(({ momentum }) => momentum !== null),
  };
}
