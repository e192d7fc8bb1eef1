/** `npm run check -- --repair`: makes anew what is derived and removes what leads nowhere. Stated facts stay. */
import Database from "better-sqlite3";
import { createDb, type SqlHandle } from "@/lib/db";
import { refreshCounts, refreshEditions } from "@/lib/papers/save-derived";
import { moveVersion } from "@/lib/papers/save-run";
import { inWriteTransaction } from "@/lib/papers/write-transaction";
import { indexPending } from "@/lib/search/index-papers";

const PAPERS_INDEXED_AT_ONCE = 8_000;

interface Orphan {
  table: string;
  rowid: number;
}

/** Rows whose parent is gone, and authors whom no paper names. */
async function removeOrphans(sql: SqlHandle): Promise<void> {
  const orphans = await sql.$queryRawUnsafe<Orphan[]>('SELECT "table", rowid FROM pragma_foreign_key_check');
  for (const { table, rowid } of orphans) {
    await sql.$executeRawUnsafe(`DELETE FROM "${table.replaceAll('"', '""')}" WHERE rowid = ?`, rowid);
  }
  await sql.$executeRawUnsafe("DELETE FROM Author WHERE id NOT IN (SELECT authorId FROM PaperAuthor)");
}

async function refreshPapers(sql: SqlHandle): Promise<void> {
  await sql.$executeRawUnsafe(
    `UPDATE Paper SET hasCode = EXISTS (SELECT 1 FROM Link WHERE paperId = Paper.id AND kind = 'repository'),
       firstListedOn = (SELECT min(day) FROM Listing WHERE paperId = Paper.id),
       lastListedOn = (SELECT max(day) FROM Listing WHERE paperId = Paper.id)`,
  );
  await sql.$executeRawUnsafe(
    "UPDATE Paper SET sortDay = coalesce(publishedOn, firstListedOn) WHERE sortDay IS NOT coalesce(publishedOn, firstListedOn)",
  );
}

/** Indexes that SQLite keeps are derived too. Throws what SQLite throws where more is damaged than these. */
function rebuildIndexes(file: string): void {
  const connection = new Database(file, { fileMustExist: true, timeout: 10_000 });
  try {
    connection.exec("REINDEX");
  } finally {
    connection.close();
  }
}

/**
 * Repairs a database; to be checked again afterwards. One transaction for the tables, then the search index is made anew
 * from the papers, during which searches find what is indexed so far.
 */
export async function repairDatabase(file: string): Promise<void> {
  rebuildIndexes(file);
  const db = await createDb(`file:${file}`);
  try {
    await inWriteTransaction(db, async (sql) => {
      await removeOrphans(sql);
      await refreshPapers(sql);
      const days = await sql.$queryRawUnsafe<{ day: string }[]>(
        "SELECT day FROM Listing UNION SELECT day FROM Edition",
      );
      await refreshEditions(
        sql,
        days.map(({ day }) => day),
      );
      await refreshCounts(sql);
      await sql.$executeRawUnsafe("UPDATE search_state SET format = 0");
      await sql.$executeRawUnsafe("INSERT OR IGNORE INTO search_pending SELECT id FROM Paper");
      await moveVersion(sql);
    });
    await indexPending(db, { papersPerStep: PAPERS_INDEXED_AT_ONCE });
  } finally {
    await db.$disconnect();
  }
}
