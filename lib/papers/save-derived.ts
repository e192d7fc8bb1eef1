/** The only writes of what is derived from papers and listings: editions and the catalogue's counts. */
import type { SqlHandle } from "@/lib/db";

/** Listings of these sources make an edition. A bulk list of arXiv is background: found, filtered, but no edition. */
export const EDITION_LISTINGS = "g.source <> 'arxiv'";

/** Counts the editions of these days again; a day without listings has none. */
export async function refreshEditions(db: SqlHandle, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  const json = JSON.stringify(days);
  await db.$executeRawUnsafe("DELETE FROM Edition WHERE day IN (SELECT value FROM json_each(?))", json);
  await db.$executeRawUnsafe(
    `INSERT INTO Edition(day, papers, withCode)
     SELECT day, COUNT(*), SUM(hasCode) FROM (
       SELECT DISTINCT g.day, g.paperId, p.hasCode FROM Listing g JOIN Paper p ON p.id = g.paperId
       WHERE g.day IN (SELECT value FROM json_each(?)) AND ${EDITION_LISTINGS})
     GROUP BY day`,
    json,
  );
}

/** Counts the whole catalogue again. */
export async function refreshCounts(db: SqlHandle): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO CatalogueState(key, value) VALUES ('counts', json_object(
       'papers', (SELECT COUNT(*) FROM Paper),
       'editions', (SELECT COUNT(*) FROM Edition),
       'withCode', (SELECT COUNT(*) FROM Paper WHERE hasCode = 1),
       'samples', (SELECT COUNT(*) FROM Paper WHERE abstractKind = 'sample')))
     ON CONFLICT(key) DO UPDATE SET value = excluded.value`,
  );
}
