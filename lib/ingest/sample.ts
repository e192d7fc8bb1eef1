/** The bundled sample: facts of two real pages with our own summaries, so that a new catalogue is not empty. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Db } from "@/lib/db";
import type { ImportReport } from "@/lib/ingest/document";
import { toLink } from "@/lib/ingest/links";
import { importDocument } from "@/lib/ingest/run";
import type { PlacedEntry } from "@/lib/ingest/source";
import { blankEntry, daySchema } from "@/lib/papers/paper";

const SAMPLE_FILES = ["prisma/sample/daily-papers-2025-08-12.json", "prisma/sample/daily-papers-2025-12-08.json"];

const sampleSchema = z.object({
  day: daySchema,
  papers: z.array(
    z.object({
      title: z.string().min(1),
      summary: z.string().min(1),
      authorCount: z.int().positive().nullable(),
      publishedOn: daySchema.nullable(),
      upvotes: z.int().nonnegative().nullable(),
      repositories: z.array(z.url()),
      links: z.array(z.url()),
    }),
  ),
});

function toEntries(sample: z.infer<typeof sampleSchema>): PlacedEntry[] {
  return sample.papers.map((paper, position) => ({
    line: null,
    place: `papers[${position}]`,
    entry: {
      ...blankEntry(paper.title, position),
      abstract: paper.summary,
      abstractKind: "sample",
      authorCount: paper.authorCount,
      publishedOn: paper.publishedOn,
      upvotes: paper.upvotes,
      links: [...paper.repositories, ...paper.links].flatMap((url) => toLink(url, "abstract") ?? []),
      listedOn: sample.day,
    },
  }));
}

/** Imports the sample's pages, one transaction each. `root` is the project's folder. */
export async function importSample(db: Db, root: string): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for (const file of SAMPLE_FILES) {
    const bytes = await readFile(path.join(root, file));
    const sample = sampleSchema.parse(JSON.parse(bytes.toString("utf8")));
    reports.push(
      await importDocument(db, {
        source: file,
        digest: createHash("sha256").update(bytes).digest("hex"),
        format: "sample",
        day: sample.day,
        fetchedAt: null,
        captured: null,
        notes: [],
        batches: [{ entries: toEntries(sample), rejects: [] }],
      }),
    );
  }
  return reports;
}
