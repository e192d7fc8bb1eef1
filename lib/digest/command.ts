/** `npm run digest`, with everything outside of it handed in. */

import { databasePath } from "@/lib/database-path";
import { createDb } from "@/lib/db";
import { mailHost } from "@/lib/digest/addresses";
import { Outbox } from "@/lib/digest/outbox";
import { noteRun } from "@/lib/digest/run-times";
import { type DigestReport, sendDigests } from "@/lib/digest/send";
import { forgetUnconfirmed } from "@/lib/digest/subscriptions";
import type { MailSettings } from "@/lib/env";
import { countOf } from "@/lib/format/counts";
import { openMailer } from "@/lib/mail/smtp";
import { acquireLock } from "@/lib/process-lock";

export const DIGEST_USAGE = `Usage: npm run digest

Sends the digests that are due: editions and new papers of lists, to those who asked for them and confirmed it. Nobody
gets one twice. What the mail server puts off is tried again by later runs. Needs SMTP_URL, MAIL_FROM and PUBLIC_URL.`;

export interface DigestCommand {
  words: readonly string[];
  databaseUrl: string;
  /** null where this server sends no mail. */
  mail: MailSettings | null;
  signal?: AbortSignal;
  now?: () => Date;
  out: (line: string) => void;
  err: (line: string) => void;
}

/** `12 digests sent, 1 put off, 2 refused.` and why. */
export function digestSummary({ sent, waiting, refused, unknown, stopped, reasons }: DigestReport): string[] {
  const parts = [
    `${countOf(sent, "digest")} sent`,
    ...(waiting === 0 ? [] : [`${waiting} put off until later`]),
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(unknown === 0 ? [] : [`${unknown} cut off while handed over and not sent again`]),
  ];
  return [
    `${parts.join(", ")}.`,
    ...[...new Set(reasons)].map((reason) => `The mail server said: ${reason}`),
    ...(stopped === null ? [] : [`Stopped before the end: ${stopped}`]),
  ];
}

function statusOf({ stopped, refused, waiting, unknown }: DigestReport): 0 | 1 | 2 {
  if (stopped !== null) return 2;
  return refused + waiting + unknown > 0 ? 1 : 0;
}

/** Runs the command and gives its exit status: 0 all sent, 1 some not, 2 none could be. */
export async function runDigest(command: DigestCommand): Promise<0 | 1 | 2> {
  const { words, databaseUrl, mail, out, err, now = () => new Date() } = command;
  if (words.length > 0) {
    out(DIGEST_USAGE);
    return words.every((word) => word === "--help" || word === "-h") ? 0 : 2;
  }
  if (mail === null) {
    err("This server sends no mail: set SMTP_URL, MAIL_FROM and PUBLIC_URL.");
    return 2;
  }
  const lock = acquireLock(databaseUrl, "digest");
  if (lock === null) {
    err("Another process is sending the digests of this database. This one did nothing.");
    return 2;
  }
  const outbox = new Outbox(databasePath(databaseUrl));
  const db = await createDb(databaseUrl);
  const mailer = openMailer({ ...mail, name: mailHost(mail.base) });
  try {
    await noteRun(db, now());
    await forgetUnconfirmed(db, now());
    const options = { base: mail.base, now, ...(command.signal && { signal: command.signal }) };
    const report = await sendDigests(db, outbox, mailer, options);
    const status = statusOf(report);
    for (const line of digestSummary(report)) (status === 0 ? out : err)(line);
    return status;
  } finally {
    mailer.close();
    await db.$disconnect();
    outbox.close();
    lock.release();
  }
}
