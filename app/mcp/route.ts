import { sharedDb } from "@/lib/db";
import { publicUrl } from "@/lib/env";
import { baseUrlOf } from "@/lib/http/base-url";
import { isOriginAllowed, respondToMcp } from "@/lib/mcp/server";

/** The catalogue as tools of the Model Context Protocol. */
async function respond(request: Request): Promise<Response> {
  if (!isOriginAllowed(request, publicUrl())) return new Response("This origin may not ask.\n", { status: 403 });
  return respondToMcp(await sharedDb(), baseUrlOf(request), request);
}

export { respond as DELETE, respond as GET, respond as POST };
