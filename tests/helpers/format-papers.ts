/** Papers with awkward titles, and what their lists answer in each format. */
import { expect } from "vitest";
import { z } from "zod";
import type { Db } from "@/lib/db";
import { respondWithFormat } from "@/lib/formats/respond";
import { entry, importEntries } from "@/tests/helpers/entries";

export const DAY = "2025-08-12";
/** Titles as sources state them, and as they read in formats without LaTeX. */
export const PAPERS = [
  { arxivId: "2508.00001", title: "Braces {Matter} & 50% of <C#>", read: "Braces {Matter} & 50% of <C#>" },
  { arxivId: "2508.00002", title: 'Prefill \\& Decode on $α$, "quoted"', read: 'Prefill & Decode on $α$, "quoted"' },
  { arxivId: "2508.00003", title: "大规模语言模型", read: "大规模语言模型" },
  { arxivId: "2508.00004", title: "نماذج اللغة الكبيرة", read: "نماذج اللغة الكبيرة" },
  { arxivId: null, title: "Nobody Knows ]]> Who", read: "Nobody Knows ]]> Who" },
] as const;
export const TITLES = PAPERS.map(({ read }) => read);
export const AUTHORS = ["Łukasz Kaiser", "Laurens van der Maaten", "Conan O'Neill", "Aakanksha"];

/** Imports them as one edition. */
export async function fill(db: Db): Promise<void> {
  const entries = PAPERS.map(({ arxivId, title }, position) =>
    entry(title, {
      arxivId,
      authors: arxivId === null ? null : AUTHORS,
      publishedOn: arxivId === null ? null : "2025-08-11",
      upvotes: 50 - position,
      abstract: `We weigh <b>bold</b> & "plain" words, ${title}.`,
      listedOn: DAY,
      position,
    }),
  );
  await importEntries(db, entries, { day: DAY });
}

export function get(db: Db, address: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(address, "http://broadsheet.test");
  const request = new Request(url, { headers: { host: "broadsheet.test", ...headers } });
  return respondWithFormat(db, request, url.pathname.slice(1).split("/").map(decodeURIComponent));
}

/** The text of an answer that must be there. */
export async function read(db: Db, address: string): Promise<string> {
  const response = await get(db, address);
  expect(response.status).toBe(200);
  return response.text();
}

/** https://jsonfeed.org/version/1.1 */
export const jsonFeedSchema = z.object({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  next_url: z.url().optional(),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.url(),
      external_url: z.url().optional(),
      title: z.string(),
      content_text: z.string().min(1),
      date_published: z.iso.datetime().optional(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.object({ name: z.string() })).optional(),
    }),
  ),
});
