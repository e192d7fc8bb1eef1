import { z } from "zod";
import { refuseWriting, seeOther } from "@/app/import/access";
import { countAttempt, forgiveAttempts } from "@/lib/desk/attempts";
import { createSession, isToken, SESSION_COOKIE, SESSION_SECONDS } from "@/lib/desk/owner";
import { env } from "@/lib/env";

const formSchema = z.object({ token: z.string().max(1_000) });

function cookie(value: string, seconds: number, request: Request): string {
  const secure = new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
  return `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? "; Secure" : ""}`;
}

/** Signs the owner in with the token, or out with the word `leave`. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseWriting(request, ["granted", "sign-in"]);
  if (refused) return refused;
  const form = await request.formData();
  if (form.has("leave")) return seeOther("/import", { "Set-Cookie": cookie("", 0, request) });
  const parsed = formSchema.safeParse({ token: form.get("token") });
  const { ADMIN_TOKEN } = env();
  if (!parsed.success || ADMIN_TOKEN === undefined) return seeOther("/import?problem=token");
  const address = request.headers.get("x-forwarded-for") ?? "unknown";
  const wait = await countAttempt(address);
  if (wait !== null) return seeOther("/import?problem=attempts", { "Retry-After": String(wait) });
  if (!isToken(parsed.data.token, ADMIN_TOKEN)) return seeOther("/import?problem=token");
  await forgiveAttempts(address);
  const session = createSession(ADMIN_TOKEN, Math.floor(Date.now() / 1_000));
  return seeOther("/import", { "Set-Cookie": cookie(session, SESSION_SECONDS, request) });
}
