/** Checks of the tables: what is maintained against what is counted, both ways. */
import type Database from "better-sqlite3";
import { countedFinding, type Finding } from "@/lib/keep/finding";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";

type Connection = Database.Database;

const plural = (one: string, many: string) => ({ one: `1 ${one}`, many: (count: string) => `${count} ${many}` });

interface CountedCheck {
  kind: Finding["kind"];
  /** Gives one number. */
  sql: string;
  words: ReturnType<typeof plural>;
}

const CHECKS: CountedCheck[] = [
  {
    kind: "derived",
    sql: `WITH counted AS (
            SELECT day, COUNT(*) AS papers, SUM(hasCode) AS withCode FROM (
              SELECT DISTINCT g.day, g.paperId, p.hasCode FROM Listing g JOIN Paper p ON p.id = g.paperId
              WHERE ${EDITION_LISTINGS}) GROUP BY day)
          SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT day, papers, withCode FROM Edition))
            + (SELECT count(*) FROM Edition WHERE day NOT IN (SELECT day FROM counted))`,
    words: plural("edition does not agree with its listings.", "editions do not agree with their listings."),
  },
  {
    kind: "derived",
    sql: `SELECT count(*) FROM Paper p WHERE hasCode <>
            EXISTS (SELECT 1 FROM Link WHERE paperId = p.id AND kind = 'repository')`,
    words: plural("paper has its mark of code wrong.", "papers have their mark of code wrong."),
  },
  {
    kind: "derived",
    sql: `SELECT count(*) FROM Paper p
          WHERE firstListedOn IS NOT (SELECT min(day) FROM Listing WHERE paperId = p.id)
             OR lastListedOn IS NOT (SELECT max(day) FROM Listing WHERE paperId = p.id)
             OR sortDay IS NOT coalesce(publishedOn, firstListedOn)`,
    words: plural("paper's days do not agree with its listings.", "papers' days do not agree with their listings."),
  },
  {
    kind: "wrong",
    sql: "SELECT count(*) FROM ImportRun WHERE entries <> created + updated + unchanged + rejected",
    words: plural("import report does not add up.", "import reports do not add up."),
  },
  {
    kind: "wrong",
    sql: `SELECT count(*) FROM ImportRun r
          WHERE rejected <> (SELECT count(*) FROM ImportReject WHERE runId = r.id)`,
    words: plural("import report lacks rejects that it counts.", "import reports lack rejects that they count."),
  },
  {
    kind: "wrong",
    sql: "SELECT count(*) FROM Paper p WHERE NOT EXISTS (SELECT 1 FROM PaperTitle WHERE paperId = p.id)",
    words: plural("paper has no title to be known by.", "papers have no title to be known by."),
  },
  {
    kind: "wrong",
    sql: `SELECT count(*) FROM (SELECT paperId FROM PaperAuthor GROUP BY paperId HAVING max(position) + 1 <> count(*))`,
    words: plural("paper has gaps in its authors.", "papers have gaps in their authors."),
  },
];

/** References that lead nowhere, by table. */
function findOrphans(connection: Connection): Finding[] {
  const rows = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
  const counts = new Map<string, number>();
  for (const { table, parent } of rows) {
    const key = `${table} that belong to no ${parent}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ kind: "orphans" as const, sentence: `${count} rows of ${key}.` }));
}

/** The catalogue's own counts, which pages show. */
function checkCounts(connection: Connection): Finding[] {
  const stored = connection.prepare<[], string>("SELECT value FROM CatalogueState WHERE key = 'counts'").pluck().get();
  if (stored === undefined) return [];
  const counted = connection
    .prepare<[], string>(
      `SELECT json_object('papers', (SELECT COUNT(*) FROM Paper), 'editions', (SELECT COUNT(*) FROM Edition),
         'withCode', (SELECT COUNT(*) FROM Paper WHERE hasCode = 1),
         'samples', (SELECT COUNT(*) FROM Paper WHERE abstractKind = 'sample'))`,
    )
    .pluck()
    .get();
  if (stored === counted) return [];
  return [{ kind: "derived", sentence: `The catalogue says of itself ${stored} and has ${counted}.` }];
}

/** Everything that can be counted in two ways. Reads only. */
export function checkTables(connection: Connection): Finding[] {
  const counted = CHECKS.flatMap(({ kind, sql, words }) =>
    countedFinding(kind, Number(connection.prepare(sql).pluck().get()), words),
  );
  return [...findOrphans(connection), ...counted, ...checkCounts(connection)];
}
