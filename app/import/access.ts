import { cookies, headers } from "next/headers";
import { type Access, deskAccess, isSameOrigin, SESSION_COOKIE } from "@/lib/desk/owner";
import { env } from "@/lib/env";

/** What the reader of this request may do at the desk. */
export async function readAccess(): Promise<Access> {
  const { ADMIN_TOKEN, HOST } = env();
  const session = (await cookies()).get(SESSION_COOKIE)?.value ?? null;
  const host = (await headers()).get("host");
  return deskAccess({ token: ADMIN_TOKEN ?? null, host: HOST }, { host, session }, Math.floor(Date.now() / 1_000));
}

/** A refusal for a request that may not write, else null. */
export async function refuseWriting(request: Request, allowed: Access[] = ["granted"]): Promise<Response | null> {
  const { headers: sent } = request;
  const from = { origin: sent.get("origin"), host: sent.get("host"), fetchSite: sent.get("sec-fetch-site") };
  if (!isSameOrigin(from))
    return new Response("This request did not come from a page of this server.\n", { status: 403 });
  const access = await readAccess();
  if (allowed.includes(access)) return null;
  const status = access === "sign-in" ? 401 : 403;
  return new Response(access === "sign-in" ? "Sign in at the import desk first.\n" : "The import desk is shut.\n", {
    status,
  });
}

/** True where the request comes from a script that reads the answer, not from a plain form. */
export function wantsJson(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("application/json");
}

/** Sends the browser on after a form. The address is one of this server's own paths. */
export function seeOther(path: string, extra: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: path, ...extra } });
}
