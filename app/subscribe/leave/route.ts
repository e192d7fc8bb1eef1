import { seeOther } from "@/app/import/access";
import { sharedDb } from "@/lib/db";
import { endSubscription } from "@/lib/digest/subscriptions";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";
const LARGEST_FORM = 10_000;

/** The link in the mail. It only leads to a button: programs that look at mails follow links too. */
export function GET(request: Request): Response {
  return seeOther(`/subscribe?${new URLSearchParams({ leave: tokenOf(request) })}`);
}

/** True for the post that a mail reader's own button sends (RFC 8058): it has no use for a page. */
async function isOneClick(request: Request): Promise<boolean> {
  if (Number(request.headers.get("content-length") ?? LARGEST_FORM) > LARGEST_FORM) return false;
  return (await request.text()).includes("List-Unsubscribe");
}

/** Ends the subscription, at once, for whoever knows the secret: no cookie, no origin, no question. */
export async function POST(request: Request): Promise<Response> {
  const oneClick = await isOneClick(request);
  await endSubscription(await sharedDb(), tokenOf(request));
  if (!oneClick) return seeOther("/subscribe?done=left");
  return new Response("You are unsubscribed and your address is forgotten.\n", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
