import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test as plain } from "vitest";
import { z } from "zod";
import type { Db } from "@/lib/db";
import { getVersion } from "@/lib/papers/queries-catalogue";
import { classify } from "@/lib/topics/classify";
import { reclassify } from "@/lib/topics/reclassify";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { sharedPath } from "@/tests/helpers/shared-data";

async function filings(db: Db): Promise<string[]> {
  const rows = await db.paperTopic.findMany({
    include: { paper: true },
    orderBy: [{ paperId: "asc" }, { score: "desc" }],
  });
  return rows.map((row) => `${row.paper.title}: ${row.topicSlug} ${row.score} ${row.origin}`);
}

const PAPERS = [
  entry("A robot arm that folds shirts", {
    abstract: "The robot arm is taught by teleoperation.",
    categories: ["cs.RO"],
  }),
  entry("Polar codes over fading channels", { abstract: "We bound the capacity of a wireless channel." }),
  entry("Nothing in particular", { abstract: "Nothing much." }),
];

test("papers are filed as they are imported, and filing them anew changes nothing", async ({ db }) => {
  await importEntries(db, PAPERS);
  const before = await filings(db);
  const version = await getVersion(db);
  expect(before.some((filing) => /^A robot arm that folds shirts: robotics \d+ stated$/.test(filing))).toBe(true);
  expect(before.some((filing) => /^Polar codes over fading channels: communications \d+ derived$/.test(filing))).toBe(
    true,
  );
  expect(await reclassify(db)).toEqual({ papers: 3, changed: 0, withoutTopic: 1 });
  expect(await filings(db)).toEqual(before);
  expect(await getVersion(db)).toBe(version);
});

test("filings of an older taxonomy are replaced, and topics that left it go", async ({ db }) => {
  await importEntries(db, PAPERS);
  const right = await filings(db);
  const version = await getVersion(db);
  await db.topic.create({ data: { slug: "alchemy", name: "Alchemy", section: "science" } });
  const [robot, codes, nothing] = await db.paper.findMany({ orderBy: { id: "asc" } });
  await db.paperTopic.deleteMany({ where: { paperId: robot?.id ?? 0 } });
  await db.paperTopic.updateMany({ where: { paperId: codes?.id ?? 0 }, data: { score: 99 } });
  await db.paperTopic.create({
    data: { paperId: nothing?.id ?? 0, topicSlug: "alchemy", score: 9, origin: "derived" },
  });
  await db.catalogueState.deleteMany({ where: { key: "topics" } });
  const seen: number[] = [];
  expect(await reclassify(db, (papers) => seen.push(papers))).toMatchObject({ papers: 3, withoutTopic: 1 });
  expect(await filings(db)).toEqual(right);
  expect(await db.topic.findUnique({ where: { slug: "alchemy" } })).toBeNull();
  expect(await getVersion(db)).not.toBe(version);
  expect(seen).toEqual([3, 3]);
});

const recordSchema = z.object({
  paper: z.object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    ai_keywords: z.array(z.string()).optional(),
  }),
});

plain("at least 97 % of the papers of the API answers have a topic", ({ skip }) => {
  const folder = sharedPath("data", "hf-api");
  if (folder === null) return skip("the API answers are not here");
  const topicsOf = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const answer: unknown = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    for (const record of Array.isArray(answer) ? answer : []) {
      const parsed = recordSchema.safeParse(record);
      if (!parsed.success) continue;
      const { id, title, summary, ai_keywords } = parsed.data.paper;
      const given = classify({ title, abstract: summary, keywords: ai_keywords ?? null, categories: null });
      topicsOf.set(
        id,
        given.map((topic) => topic.slug),
      );
    }
  }
  const filed = [...topicsOf.values()].filter((topics) => topics.length > 0).length;
  expect(topicsOf.size).toBeGreaterThan(5000);
  expect(filed / topicsOf.size).toBeGreaterThanOrEqual(0.97);
  expect(topicsOf.get("2508.07999")).toContain("agents");
});
