import { sharedDb } from "@/lib/db";
import { respondWithSitemapPart } from "@/lib/formats/sitemap";
import { baseUrlOf } from "@/lib/http/base-url";

export async function GET(request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  return respondWithSitemapPart(await sharedDb(), baseUrlOf(request), (await params).part);
}
