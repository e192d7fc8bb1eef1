/** Who gets which list by e-mail. Addresses are kept for this alone, and go when their reader leaves. */
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Db, SqlHandle } from "@/lib/db";
import { EVERY, type Every } from "@/lib/digest/lists";
import { inWriteTransaction } from "@/lib/papers/write-transaction";

/** How long a link that confirms is good, in milliseconds. */
const CONFIRM_WITHIN_MS = 2 * 86_400_000;

const rowSchema = z.object({
  id: z.coerce.number(),
  email: z.string(),
  list: z.string(),
  every: z.enum(EVERY),
  leaveToken: z.string(),
  seenUpTo: z.coerce.number(),
});
export type Subscription = z.infer<typeof rowSchema>;

const COLUMNS = "id, email, list, every, leaveToken, seenUpTo";

/** 256 random bits for a link. */
const newToken = () => randomBytes(32).toString("base64url");
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export interface Asked {
  subscription: Subscription;
  /** The secret of the link that confirms; null where the reader has this list already. */
  confirmToken: string | null;
}

/** Forgets those who asked and did not confirm in time. */
export function forgetUnconfirmed(db: Db, now: Date): Promise<void> {
  return inWriteTransaction(db, (sql) => removeUnconfirmed(sql, now));
}

async function removeUnconfirmed(sql: SqlHandle, now: Date): Promise<void> {
  const before = new Date(now.getTime() - CONFIRM_WITHIN_MS).toISOString();
  await sql.$executeRawUnsafe("DELETE FROM Subscription WHERE confirmedAt IS NULL AND createdAt < ?", before);
}

/** Notes that somebody asked for a list. Nothing is sent for it before they confirm. */
export function askForList(db: Db, asked: { email: string; list: string; every: Every }, now: Date): Promise<Asked> {
  const { email, list, every } = asked;
  return inWriteTransaction(db, async (sql) => {
    await removeUnconfirmed(sql, now);
    const confirmToken = newToken();
    await sql.$executeRawUnsafe(
      `INSERT INTO Subscription(email, list, every, confirmHash, leaveToken, createdAt) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT(email, list, every) DO UPDATE SET confirmHash = excluded.confirmHash, createdAt = excluded.createdAt
       WHERE confirmedAt IS NULL`,
      ...[email, list, every, hashOf(confirmToken), newToken(), now.toISOString()],
    );
    const [row] = await sql.$queryRawUnsafe<Record<string, unknown>[]>(
      `SELECT ${COLUMNS}, confirmHash FROM Subscription WHERE email = ? AND list = ? AND every = ?`,
      ...[email, list, every],
    );
    return {
      subscription: rowSchema.parse(row),
      confirmToken: row?.confirmHash === hashOf(confirmToken) ? confirmToken : null,
    };
  });
}

/** The subscription that a link confirms, while the link is good; null after. */
export async function findUnconfirmed(db: Db, token: string, now: Date): Promise<Subscription | null> {
  const since = new Date(now.getTime() - CONFIRM_WITHIN_MS).toISOString();
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${COLUMNS} FROM Subscription WHERE confirmHash = ? AND confirmedAt IS NULL AND createdAt >= ?`,
    hashOf(token),
    since,
  );
  return rows[0] === undefined ? null : rowSchema.parse(rows[0]);
}

/** Starts a subscription. Papers that are in the catalogue by now count as seen. False where the link is not good. */
export async function confirmSubscription(db: Db, token: string, now: Date): Promise<boolean> {
  if ((await findUnconfirmed(db, token, now)) === null) return false;
  return inWriteTransaction(db, async (sql) => {
    const changed = await sql.$executeRawUnsafe(
      `UPDATE Subscription SET confirmedAt = ?, confirmHash = NULL, seenUpTo = (SELECT coalesce(max(id), 0) FROM Paper)
       WHERE confirmHash = ? AND confirmedAt IS NULL`,
      now.toISOString(),
      hashOf(token),
    );
    return changed > 0;
  });
}

/** The subscription that a link in a mail ends, or null. */
export async function findLeaving(db: Db, token: string): Promise<Subscription | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(`SELECT ${COLUMNS} FROM Subscription WHERE leaveToken = ?`, token);
  return rows[0] === undefined ? null : rowSchema.parse(rows[0]);
}

/** Ends a subscription and forgets the address. True where there was one. */
export function endSubscription(db: Db, token: string): Promise<boolean> {
  return inWriteTransaction(
    db,
    async (sql) => (await sql.$executeRawUnsafe("DELETE FROM Subscription WHERE leaveToken = ?", token)) > 0,
  );
}

/** Every confirmed subscription, those of one list together. */
export async function findSubscriptions(db: Db): Promise<Subscription[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${COLUMNS} FROM Subscription WHERE confirmedAt IS NOT NULL ORDER BY list, every, seenUpTo, id`,
  );
  return z.array(rowSchema).parse(rows);
}
