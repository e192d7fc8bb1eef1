import { seeOther } from "@/app/import/access";
import { sharedDb } from "@/lib/db";
import { isSameOrigin } from "@/lib/desk/owner";
import { mayAskForMail } from "@/lib/digest/attempts";
import { answerRequest, requestSchema } from "@/lib/digest/requests";
import { mailSettings } from "@/lib/env";

const back = (list: string, outcome: Record<string, string>) =>
  seeOther(`/subscribe?${new URLSearchParams({ ...(list !== "" && { list }), ...outcome })}`);

/** Takes the form: somebody asks for a list by e-mail. The answer never says who is subscribed. */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  const from = { origin: headers.get("origin"), host: headers.get("host"), fetchSite: headers.get("sec-fetch-site") };
  if (!isSameOrigin(from))
    return new Response("This request did not come from a page of this server.\n", { status: 403 });
  const settings = mailSettings();
  const form = await request.formData();
  const list = String(form.get("list") ?? "").slice(0, 2_500);
  if (settings === null) return back(list, {});
  const asked = requestSchema.safeParse(Object.fromEntries(form));
  if (!asked.success) return back(list, { problem: "address" });
  const client = headers.get("x-forwarded-for") ?? "unknown";
  if (!(await mayAskForMail(client, asked.data.email))) return back(list, { problem: "attempts" });
  const taken = await answerRequest(await sharedDb(), asked.data, settings, new Date());
  return back(list, taken ? { done: "asked" } : { problem: "server" });
}
