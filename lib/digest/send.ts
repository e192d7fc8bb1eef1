/** Sends every digest that is due. One process at a time; see outbox.ts for what happens to a mail that is cut off. */
import type { Db } from "@/lib/db";
import { leaveUrl, listHeaders, mailHost } from "@/lib/digest/addresses";
import { digestMail } from "@/lib/digest/digest-mail";
import { findIssue, findLastPaperId, type Issue } from "@/lib/digest/issues";
import { describeSubscription } from "@/lib/digest/lists";
import type { Outbox } from "@/lib/digest/outbox";
import { findSubscriptions, type Subscription } from "@/lib/digest/subscriptions";
import type { Mail, Mailer } from "@/lib/mail/smtp";
import { findTopicNames } from "@/lib/papers/queries-list";

export interface DigestReport {
  sent: number;
  /** Put off by the mail server; tried again later. */
  waiting: number;
  refused: number;
  /** Cut off while they were handed over, now or in an earlier run: not sent again. */
  unknown: number;
  /** Why the run stopped before its end; null where it did not. */
  stopped: string | null;
  /** What the mail server said of mails that it did not take, without addresses. */
  reasons: string[];
}

export interface SendOptions {
  /** Address of the server, without a slash at its end. */
  base: string;
  now?: () => Date;
  /** Ends the run after the mail at hand. */
  signal?: AbortSignal;
}

const MOST_REASONS = 10;
/** Addresses do not belong into logs. */
const withoutAddresses = (reason: string) => reason.replace(/[^\s<>@]+@[^\s<>@]+/g, "…");

function toMail(issue: Issue, subscription: Subscription, base: string, names: Record<string, string>): Mail {
  const { id, email, list, every, leaveToken } = subscription;
  const leave = leaveUrl(base, leaveToken);
  const asked = describeSubscription(list, every, names);
  return {
    ...digestMail(issue, { base, leave, asked }),
    to: email,
    messageId: `<digest-${id}-${issue.key}@${mailHost(base)}>`,
    headers: listHeaders(base, list, leave),
  };
}

/** Issues are the same for all subscribers of a list who have seen as much: the last one is kept. */
function issueFinder(
  db: Db,
  upTo: number,
): (subscription: Subscription, key: string | null, now: Date) => Promise<Issue | null> {
  let last: { of: string; issue: Issue | null } | null = null;
  return async ({ list, every, seenUpTo }, key, now) => {
    const of = JSON.stringify([list, every, seenUpTo, key]);
    if (last?.of !== of) last = { of, issue: await findIssue(db, { list, every, seenUpTo, upTo, key }, now) };
    return last.issue;
  };
}

/** Sends what is due. Gives what became of it; throws where the database cannot be read or written. */
export async function sendDigests(db: Db, outbox: Outbox, mailer: Mailer, options: SendOptions): Promise<DigestReport> {
  const { base, now = () => new Date(), signal } = options;
  const report: DigestReport = {
    sent: 0,
    waiting: 0,
    refused: 0,
    unknown: outbox.settleInterrupted(),
    stopped: null,
    reasons: [],
  };
  const names = await findTopicNames(db);
  const find = issueFinder(db, await findLastPaperId(db));
  const waiting = new Map(outbox.findWaiting(now()).map(({ subscriptionId, issue }) => [subscriptionId, issue]));
  for (const subscription of await findSubscriptions(db)) {
    if (signal?.aborted) {
      report.stopped = "It was asked to stop.";
      break;
    }
    const begun = waiting.get(subscription.id) ?? null;
    if (begun === null && outbox.isWaiting(subscription.id)) continue;
    const issue = await find(subscription, begun, now());
    if (issue === null && begun !== null)
      outbox.settle(subscription.id, begun, { kind: "refused", reason: "its papers are gone" }, now());
    if (issue === null || (begun === null && outbox.has(subscription.id, issue.key))) continue;
    const mail = toMail(issue, subscription, base, names);
    if (!outbox.claim(subscription.id, issue.key, issue.upTo, now())) continue;
    const delivery = await mailer.deliver(mail);
    const state = outbox.settle(subscription.id, issue.key, delivery, now());
    if (state === "sent" || state === "waiting" || state === "refused" || state === "unknown") report[state] += 1;
    if (delivery.kind !== "accepted" && report.reasons.length < MOST_REASONS)
      report.reasons.push(withoutAddresses(delivery.reason));
    if (delivery.kind === "unavailable") {
      report.stopped = "The mail server cannot be used.";
      break;
    }
  }
  return report;
}
