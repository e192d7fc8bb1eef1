import { seeOther } from "@/app/import/access";
import { sharedDb } from "@/lib/db";
import { confirmSubscription } from "@/lib/digest/subscriptions";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** The link in the mail. It only leads to a button: programs that look at mails follow links too. */
export function GET(request: Request): Response {
  return seeOther(`/subscribe?${new URLSearchParams({ confirm: tokenOf(request) })}`);
}

/** The button. Whoever knows the secret may press it, from wherever. */
export async function POST(request: Request): Promise<Response> {
  const confirmed = await confirmSubscription(await sharedDb(), tokenOf(request), new Date());
  return seeOther(`/subscribe?${confirmed ? "done=confirmed" : "problem=link"}`);
}
