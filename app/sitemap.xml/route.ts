import { sharedDb } from "@/lib/db";
import { respondWithSitemap } from "@/lib/formats/sitemap";
import { baseUrlOf } from "@/lib/http/base-url";

export async function GET(request: Request): Promise<Response> {
  return respondWithSitemap(await sharedDb(), baseUrlOf(request));
}
