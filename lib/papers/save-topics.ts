/** The only writes of the topics themselves. */
import type { SqlHandle } from "@/lib/db";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

/** Brings the table of topics in step with the taxonomy; topics that left it go, with their links. */
export async function saveTaxonomy(db: SqlHandle): Promise<void> {
  const rows = JSON.stringify(loadTaxonomy().topics.map((topic) => [topic.slug, topic.name, topic.section]));
  const saved = await db.$queryRawUnsafe<{ value: string }[]>("SELECT value FROM CatalogueState WHERE key = 'topics'");
  if (saved[0]?.value === rows) return;
  await db.$executeRawUnsafe(
    `INSERT INTO Topic(slug, name, section) SELECT value->>0, value->>1, value->>2 FROM json_each(?) WHERE true
     ON CONFLICT(slug) DO UPDATE SET name = excluded.name, section = excluded.section`,
    rows,
  );
  await db.$executeRawUnsafe("DELETE FROM Topic WHERE slug NOT IN (SELECT value->>0 FROM json_each(?))", rows);
  await db.$executeRawUnsafe(
    "INSERT INTO CatalogueState(key, value) VALUES ('topics', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
    rows,
  );
}
