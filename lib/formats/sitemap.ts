/** Sitemaps (sitemaps.org, protocol 0.9): one file, or an index of files where there are more addresses than one may hold. */
import type { Db } from "@/lib/db";
import { element } from "@/lib/formats/xml";
import { streamText } from "@/lib/http/stream-text";
import { countPages, type PageAddress, streamPages } from "@/lib/papers/queries-sitemap";

/** Most addresses of one file: a megabyte, which the server keeps like a page. The protocol allows 50,000. */
export const SITEMAP_SIZE = 10_000;

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

async function* writeAddresses(base: string, pages: AsyncIterable<PageAddress>): AsyncGenerator<string, void, void> {
  yield `${HEAD}<urlset ${XMLNS}>\n`;
  for await (const { path, changedOn } of pages)
    yield `<url>${element("loc", `${base}${path}`)}${element("lastmod", changedOn)}</url>\n`;
  yield "</urlset>\n";
}

function answer(body: BodyInit): Response {
  return new Response(body, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}

/** `/sitemap.xml`. `size` is the most addresses of one file. */
export async function respondWithSitemap(db: Db, base: string, size = SITEMAP_SIZE): Promise<Response> {
  const files = Math.ceil((await countPages(db)) / size);
  if (files <= 1) return answer(streamText(writeAddresses(base, streamPages(db, 0, size))));
  const locations = Array.from(
    { length: files },
    (_, index) => `<sitemap>${element("loc", `${base}/sitemaps/${index + 1}.xml`)}</sitemap>\n`,
  );
  return answer(`${HEAD}<sitemapindex ${XMLNS}>\n${locations.join("")}</sitemapindex>\n`);
}

/** `/sitemaps/2.xml`: a file of the index. */
export async function respondWithSitemapPart(
  db: Db,
  base: string,
  name: string,
  size = SITEMAP_SIZE,
): Promise<Response> {
  const number = Number(/^([1-9]\d{0,5})\.xml$/.exec(name)?.[1] ?? 0);
  const files = Math.ceil((await countPages(db)) / size);
  if (number < 1 || number > files) return new Response("There is no such sitemap.\n", { status: 404 });
  return answer(streamText(writeAddresses(base, streamPages(db, (number - 1) * size, size))));
}
