import type { Metadata } from "next";
import type { ReactNode } from "react";
import { z } from "zod";
import { SubscribeForm } from "@/components/digest/subscribe-form";
import { TokenForm } from "@/components/digest/token-form";
import { AppLink } from "@/components/ui/app-link";
import { type Db, sharedDb } from "@/lib/db";
import { describeSubscription, parseSubscribedList } from "@/lib/digest/lists";
import { findLeaving, findUnconfirmed, type Subscription } from "@/lib/digest/subscriptions";
import { mailSettings } from "@/lib/env";
import { describeList, type ListAddress, printListAddress } from "@/lib/formats/list-address";
import { findTopicNames } from "@/lib/papers/queries-list";

export const metadata: Metadata = { title: "By e-mail", robots: { index: false } };

const word = z.string().max(2_500).catch("");
const paramsSchema = z.object({ list: word, confirm: word, leave: word, done: word, problem: word });

const DONE: Record<string, string> = {
  asked: "A mail is on its way to that address. Follow the link in it to confirm; it is good for two days.",
  confirmed: "You are subscribed.",
  left: "You are unsubscribed and your address is forgotten.",
};
const PROBLEMS: Record<string, string> = {
  address: "This is not an e-mail address.",
  attempts: "Too many attempts. Try again in a day.",
  server: "The mail server did not take the mail. Try again later.",
  link: "This link was used already, or is older than two days. Ask again.",
};

async function inWords(db: Db, { list, every }: Subscription): Promise<string> {
  return describeSubscription(list, every, await findTopicNames(db));
}

async function LeaveOrConfirm({ db, confirm, leave }: { db: Db; confirm: string; leave: string }) {
  if (leave !== "") {
    const subscription = await findLeaving(db, leave);
    if (subscription === null) return <p className="lede">{DONE.left}</p>;
    const sentence = `You get ${await inWords(db, subscription)} at ${subscription.email}.`;
    const action = `/subscribe/leave?${new URLSearchParams({ token: leave })}`;
    return <TokenForm action={action} sentence={sentence} name="Unsubscribe" />;
  }
  const subscription = await findUnconfirmed(db, confirm, new Date());
  if (subscription === null) return <p className="lede">{PROBLEMS.link}</p>;
  const sentence = `Send ${await inWords(db, subscription)} to ${subscription.email}?`;
  const action = `/subscribe/confirm?${new URLSearchParams({ token: confirm })}`;
  return <TokenForm action={action} sentence={sentence} name="Confirm" />;
}

/** For servers that send no mail, and readers who would rather have none. */
function Feed({ address }: { address: ListAddress }) {
  const { path, query } = printListAddress(address);
  return (
    <p>
      A feed reader brings the same without an address:{" "}
      <a className="link" href={`${path}.atom${query}`}>
        Atom
      </a>
      ,{" "}
      <a className="link" href={`${path}.rss${query}`}>
        RSS
      </a>
      ,{" "}
      <a className="link" href={`${path}.json${query}`}>
        JSON Feed
      </a>
      .
    </p>
  );
}

/** Asks for a list by e-mail, confirms it, ends it. */
export default async function SubscribePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const params = paramsSchema.parse(await searchParams);
  const { confirm, leave, done, problem } = params;
  const db = await sharedDb();
  const address = parseSubscribedList(params.list) ?? { kind: "editions" as const };
  const isList = address.kind !== "editions";
  let body: ReactNode;
  let isForm = false;
  if (confirm !== "" || leave !== "") body = <LeaveOrConfirm db={db} confirm={confirm} leave={leave} />;
  else if (done in DONE) body = <p className="lede">{DONE[done]}</p>;
  else if (mailSettings() === null) {
    body = <p className="lede">This server sends no mail: it has no SMTP_URL. Its owner can set one.</p>;
  } else {
    const { path, query } = printListAddress(address);
    const title = isList ? describeList(address, await findTopicNames(db)).replace(/^Papers/, "New papers") : "";
    isForm = true;
    body = (
      <SubscribeForm list={isList ? { address: `${path}${query}`, title } : null} message={PROBLEMS[problem] ?? null} />
    );
  }
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>By e-mail</h1>
      </header>
      <div className={isForm ? "desksection" : "desksection notice"} role={done === "" ? undefined : "status"}>
        {body}
        <Feed address={address} />
        <p>
          <AppLink
            className="link"
            href={isList ? `${printListAddress(address).path}${printListAddress(address).query}` : "/"}
          >
            {isList ? "Back to the list" : "Latest edition"}
          </AppLink>
        </p>
      </div>
    </div>
  );
}
