import { sharedDb } from "@/lib/db";
import { llmsText } from "@/lib/formats/llms";
import { baseUrlOf } from "@/lib/http/base-url";
import { getCounts } from "@/lib/papers/queries-catalogue";

export async function GET(request: Request): Promise<Response> {
  const text = llmsText(baseUrlOf(request), await getCounts(await sharedDb()));
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
