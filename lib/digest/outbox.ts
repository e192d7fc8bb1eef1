/**
 * Which issue went to whom. A mail is noted as being sent, on disk, before the mail server hears of it, and as sent
 * after. A process that dies between the two leaves a mail of which nobody knows whether it was taken: it is not sent
 * again. So each digest reaches a reader at most once.
 */
import Database from "better-sqlite3";
import { z } from "zod";
import type { Delivery } from "@/lib/mail/smtp";

/** Minutes before a mail that was put off is tried again: 5, 10, 20, … 320. */
const FIRST_PAUSE_MS = 5 * 60_000;
const MOST_DOUBLINGS = 6;
/** After that a mail that is always put off counts as refused. */
const GIVE_UP_AFTER_MS = 2 * 86_400_000;
/** After so many issues in a row that were refused, the address is taken for gone and forgotten. */
const REFUSALS_UNTIL_GONE = 5;
/** An import may hold the write lock for long. */
const PATIENCE_MS = 120_000;

export interface Waiting {
  subscriptionId: number;
  issue: string;
}

const waitingSchema = z.array(z.object({ subscriptionId: z.number(), issue: z.string() }));

export class Outbox {
  readonly #database: Database.Database;

  /** Opens the database at `file`. Commits reach the disk before they return: losing one could send a mail twice. */
  constructor(file: string) {
    this.#database = new Database(file, { fileMustExist: true, timeout: PATIENCE_MS });
    this.#database.pragma("foreign_keys = ON");
    this.#database.pragma("synchronous = FULL");
  }

  close(): void {
    this.#database.close();
  }

  #run(sql: string, ...values: unknown[]): number {
    return this.#database.prepare<unknown[]>(sql).run(...values).changes;
  }

  /**
   * Gives up on mails that were being handed over when an earlier run was cut off, and says how many. Only while no
   * other process sends.
   */
  settleInterrupted(): number {
    const settle = this.#database.transaction(() => {
      this.#run(
        `UPDATE Subscription SET seenUpTo = max(seenUpTo, m.upTo) FROM DigestMail m
         WHERE m.subscriptionId = Subscription.id AND m.state = 'sending'`,
      );
      return this.#run(
        "UPDATE DigestMail SET state = 'unknown', error = 'cut off while it was handed over' WHERE state = 'sending'",
      );
    });
    return settle.immediate();
  }

  /** Mails that were put off and are due now. */
  findWaiting(now: Date): Waiting[] {
    const rows = this.#database
      .prepare("SELECT subscriptionId, issue FROM DigestMail WHERE state = 'waiting' AND nextAt <= ? ORDER BY id")
      .all(now.toISOString());
    return waitingSchema.parse(rows);
  }

  /** True where a mail to this subscription waits for another try: until then no new issue is begun. */
  isWaiting(subscriptionId: number): boolean {
    const row = this.#database
      .prepare("SELECT 1 FROM DigestMail WHERE subscriptionId = ? AND state = 'waiting'")
      .get(subscriptionId);
    return row !== undefined;
  }

  /** True where this issue was begun for this subscription, whatever became of it. */
  has(subscriptionId: number, issue: string): boolean {
    const row = this.#database
      .prepare("SELECT 1 FROM DigestMail WHERE subscriptionId = ? AND issue = ?")
      .get(subscriptionId, issue);
    return row !== undefined;
  }

  /**
   * Takes the right to send an issue to a subscriber: once, and again only where it waits. False where somebody has it or
   * the subscription is gone.
   */
  claim(subscriptionId: number, issue: string, upTo: number, now: Date): boolean {
    const claimed = this.#run(
      `INSERT INTO DigestMail(subscriptionId, issue, state, createdAt, upTo)
       SELECT id, ?, 'sending', ?, ? FROM Subscription WHERE id = ? AND confirmedAt IS NOT NULL
       ON CONFLICT(subscriptionId, issue) DO UPDATE
       SET state = 'sending', attempts = attempts + 1, nextAt = NULL, upTo = excluded.upTo
       WHERE state = 'waiting'`,
      ...[issue, now.toISOString(), upTo, subscriptionId],
    );
    return claimed > 0;
  }

  /** Notes what became of a claimed mail. Gives the state it is in now. */
  settle(subscriptionId: number, issue: string, delivery: Delivery, now: Date): string {
    const settle = this.#database.transaction(() => {
      if (delivery.kind === "accepted" || delivery.kind === "unknown") {
        this.#run(
          `UPDATE Subscription SET seenUpTo = max(seenUpTo, m.upTo) FROM DigestMail m
           WHERE Subscription.id = ? AND m.subscriptionId = ? AND m.issue = ?`,
          ...[subscriptionId, subscriptionId, issue],
        );
      }
      const state = this.#note(subscriptionId, issue, delivery, now);
      if (state === "refused") this.#forgetWhereGone(subscriptionId);
      return state;
    });
    return settle.immediate();
  }

  #forgetWhereGone(subscriptionId: number): void {
    this.#run(
      `DELETE FROM Subscription WHERE id = ? AND ? = (SELECT count(*) FROM (
         SELECT state FROM DigestMail WHERE subscriptionId = ? ORDER BY id DESC LIMIT ?) WHERE state = 'refused')`,
      ...[subscriptionId, REFUSALS_UNTIL_GONE, subscriptionId, REFUSALS_UNTIL_GONE],
    );
  }

  #note(subscriptionId: number, issue: string, delivery: Delivery, now: Date): string {
    const set = (state: string, error: string | null, nextAt: string | null) => {
      const where = "WHERE subscriptionId = ? AND issue = ?";
      const values = [state, error, nextAt, subscriptionId, issue];
      this.#run(`UPDATE DigestMail SET state = ?, error = ?, nextAt = ? ${where}`, ...values);
      return state;
    };
    if (delivery.kind === "accepted") return set("sent", null, null);
    if (delivery.kind === "unavailable") return set("waiting", delivery.reason, now.toISOString());
    if (delivery.kind !== "later") return set(delivery.kind, delivery.reason, null);
    const row = z
      .object({ attempts: z.number(), createdAt: z.string() })
      .optional()
      .parse(
        this.#database
          .prepare("SELECT attempts, createdAt FROM DigestMail WHERE subscriptionId = ? AND issue = ?")
          .get(subscriptionId, issue),
      );
    // The reader left while the mail was on its way.
    if (row === undefined) return "gone";
    if (now.getTime() - Date.parse(row.createdAt) > GIVE_UP_AFTER_MS) return set("refused", delivery.reason, null);
    const pause = FIRST_PAUSE_MS * 2 ** Math.min(row.attempts - 1, MOST_DOUBLINGS);
    return set("waiting", delivery.reason, new Date(now.getTime() + pause).toISOString());
  }
}
