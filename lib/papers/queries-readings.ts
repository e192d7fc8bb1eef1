/** Readings of numbers that move. */
import type { DbHandle } from "@/lib/db";
import type { UpvoteReading } from "@/lib/papers/momentum";

/** Readings of upvotes by paper, oldest first; papers without any are absent. */
export async function findUpvoteReadings(
  db: DbHandle,
  papers: readonly number[],
): Promise<Map<number, UpvoteReading[]>> {
  const rows = await db.$queryRawUnsafe<{ readings: string }[]>(
    `SELECT json_group_array(json_array(paperId, readAt, upvotes) ORDER BY readAt, id) AS readings FROM Reading
     WHERE paperId IN (SELECT value FROM json_each(?)) AND upvotes IS NOT NULL`,
    JSON.stringify(papers),
  );
  const readings = new Map<number, UpvoteReading[]>();
  for (const [paper, at, upvotes] of JSON.parse(rows[0]?.readings ?? "[]") as [number, string, number][]) {
    const own = readings.get(paper);
    if (own) own.push({ at, upvotes });
    else readings.set(paper, [{ at, upvotes }]);
  }
  return readings;
}
