import { XMLParser } from "fast-xml-parser";
import { expect } from "vitest";
import { z } from "zod";
import { respondWithSitemap, respondWithSitemapPart } from "@/lib/formats/sitemap";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const BASE = "https://news.example";
const urlsetSchema = z.object({ urlset: z.object({ url: z.array(z.object({ loc: z.url() })) }) });
const indexSchema = z.object({ sitemapindex: z.object({ sitemap: z.array(z.object({ loc: z.url() })) }) });
const parse = async (response: Response): Promise<unknown> => new XMLParser().parse(await response.text());

test("the sitemap names every page, split into files where there are too many", async ({ db }) => {
  const papers = ["2508.00001", "2508.00002", "2508.00003"];
  const entries = papers.map((arxivId, position) =>
    entry(`Paper ${arxivId}`, { arxivId, listedOn: "2025-08-12", position }),
  );
  await importEntries(db, entries, { day: "2025-08-12" });
  const expected = ["/", "/papers", "/editions/2025-08-12", ...papers.map((id) => `/papers/${id}`)].map(
    (path) => BASE + path,
  );

  const whole = urlsetSchema.parse(await parse(await respondWithSitemap(db, BASE)));
  expect(whole.urlset.url.map(({ loc }) => loc)).toEqual(expected);

  const index = indexSchema.parse(await parse(await respondWithSitemap(db, BASE, 4)));
  expect(index.sitemapindex.sitemap.map(({ loc }) => loc)).toEqual([
    `${BASE}/sitemaps/1.xml`,
    `${BASE}/sitemaps/2.xml`,
  ]);
  const parts: string[] = [];
  for (const name of ["1.xml", "2.xml"]) {
    const part = urlsetSchema.parse(await parse(await respondWithSitemapPart(db, BASE, name, 4)));
    parts.push(...part.urlset.url.map(({ loc }) => loc));
  }
  expect(parts).toEqual(expected);
  expect((await respondWithSitemapPart(db, BASE, "3.xml", 4)).status).toBe(404);
});
