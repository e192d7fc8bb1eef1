/** The catalogue as a whole. */
import { z } from "zod";
import type { DbHandle } from "@/lib/db";
import type { CatalogueCounts } from "@/lib/papers/views";

const countsSchema = z.object({ papers: z.number(), editions: z.number(), withCode: z.number(), samples: z.number() });

async function getState(db: DbHandle, key: string): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ value: string }[]>("SELECT value FROM CatalogueState WHERE key = ?", key);
  return rows[0]?.value ?? null;
}

/** Totals as of the last import. */
export async function getCounts(db: DbHandle): Promise<CatalogueCounts> {
  const text = await getState(db, "counts");
  if (text === null) return { papers: 0, editions: 0, withCode: 0, hasSample: false };
  const { samples, ...counts } = countsSchema.parse(JSON.parse(text));
  return { ...counts, hasSample: samples > 0 };
}

/** Moves with every committed import. */
export async function getVersion(db: DbHandle): Promise<number> {
  return Number((await getState(db, "version")) ?? 0);
}
