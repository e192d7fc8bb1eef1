/** Somebody asks for a list in the form: what is checked, and the mail that goes to them. */
import { z } from "zod";
import type { Db } from "@/lib/db";
import { confirmUrl, leaveUrl, mailHost } from "@/lib/digest/addresses";
import { alreadyMail, confirmMail } from "@/lib/digest/confirm-mail";
import { describeSubscription, EVERY, NEWSPAPER, parseSubscribedList, printSubscribedList } from "@/lib/digest/lists";
import { askForList } from "@/lib/digest/subscriptions";
import type { MailSettings } from "@/lib/env";
import { openMailer } from "@/lib/mail/smtp";
import { findTopicNames } from "@/lib/papers/queries-list";

/** What the form sends: the newspaper, or the list that its reader came from. */
export const requestSchema = z
  .object({
    email: z.string().trim().max(254).pipe(z.email()),
    what: z.enum(["newspaper", "list"]),
    every: z.enum(EVERY),
    list: z.string().max(2_500).catch(NEWSPAPER),
  })
  .transform(({ email, what, every, list }, context) => {
    const address = parseSubscribedList(what === "newspaper" ? NEWSPAPER : list);
    if (address !== null) return { email: withSmallHost(email), every, list: printSubscribedList(address) };
    context.addIssue({ code: "custom", path: ["list"], message: "is no list" });
    return z.NEVER;
  });
export type MailRequest = z.output<typeof requestSchema>;

/** Hosts are the same in any letters, names before the @ need not be. */
function withSmallHost(email: string): string {
  const at = email.lastIndexOf("@");
  return email.slice(0, at) + email.slice(at).toLowerCase();
}

/** Notes the request and sends the mail that asks to confirm it. False where the mail server did not take that mail. */
export async function answerRequest(db: Db, asked: MailRequest, settings: MailSettings, now: Date): Promise<boolean> {
  const { base } = settings;
  const { subscription, confirmToken } = await askForList(db, asked, now);
  const words = describeSubscription(asked.list, asked.every, await findTopicNames(db));
  const written =
    confirmToken === null
      ? alreadyMail(words, leaveUrl(base, subscription.leaveToken))
      : confirmMail(words, confirmUrl(base, confirmToken));
  const mailer = openMailer({ ...settings, name: mailHost(base) });
  try {
    const delivery = await mailer.deliver({
      ...written,
      to: asked.email,
      messageId: `<confirm-${subscription.id}-${now.getTime()}@${mailHost(base)}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return delivery.kind === "accepted";
  } finally {
    mailer.close();
  }
}
