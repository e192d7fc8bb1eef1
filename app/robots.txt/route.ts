import { baseUrlOf } from "@/lib/http/base-url";

/** Everything may be read; the import desk is no reading. */
export function GET(request: Request): Response {
  const text = `User-agent: *\nDisallow: /import\nDisallow: /export\nDisallow: /subscribe?\n\nSitemap: ${baseUrlOf(request)}/sitemap.xml\n`;
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
