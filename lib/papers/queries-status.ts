/** What the catalogue holds and where it is from. */
import type { DbHandle } from "@/lib/db";

export interface SourceCount {
  /** As in Listing.source. */
  source: string;
  papers: number;
  firstDay: string;
  lastDay: string;
}

/** Papers by the kind of list that named them; a paper may be in several. */
export async function findSourceCounts(db: DbHandle): Promise<SourceCount[]> {
  const rows = await db.$queryRawUnsafe<{ counts: string }[]>(
    `SELECT json_group_array(json_object('source', source, 'papers', papers, 'firstDay', firstDay, 'lastDay', lastDay)
       ORDER BY papers DESC) AS counts
     FROM (SELECT source, COUNT(DISTINCT paperId) AS papers, MIN(day) AS firstDay, MAX(day) AS lastDay
       FROM Listing GROUP BY source)`,
  );
  return JSON.parse(rows[0]?.counts ?? "[]") as SourceCount[];
}

/** Papers that no list names: met by title or identifier alone. */
export async function countUnlisted(db: DbHandle): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ papers: number | bigint }[]>(
    "SELECT COUNT(*) AS papers FROM Paper WHERE firstListedOn IS NULL",
  );
  return Number(rows[0]?.papers ?? 0);
}
