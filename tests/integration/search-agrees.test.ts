/** After any sequence of changes, by whatever program, the index says what an index made anew would say. */
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect } from "vitest";
import { createDb } from "@/lib/db";
import { indexPending } from "@/lib/search/index-papers";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { readIndex } from "@/tests/helpers/read-index";

const text = fc
  .array(fc.constantFrom("sparse", "attention", "the", "of", "marmots", "pre-training", "Qwen2.5", "β-VAE", "模型"), {
    maxLength: 8,
  })
  .map((words) => words.join(" "));
const paper = fc.integer({ min: 1, max: 12 });
const change = fc.oneof(
  fc.record({ kind: fc.constant("save" as const), paper, title: text, abstract: text, upvotes: fc.nat(50) }),
  fc.record({ kind: fc.constant("retitle" as const), paper, title: text }),
  fc.record({ kind: fc.constant("vote" as const), paper, upvotes: fc.nat(50) }),
  fc.record({ kind: fc.constant("file" as const), paper, topic: fc.constantFrom("agents", "vision") }),
  fc.record({ kind: fc.constant("sign" as const), paper, name: fc.constantFrom("Ada Lovelace", "Li Wei") }),
  fc.record({ kind: fc.constant("remove" as const), paper }),
  fc.record({ kind: fc.constant("index" as const), limit: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("search" as const), q: text }),
);

const INSERT = `INSERT INTO Paper (id, slug, title, abstract, abstractKind, upvotes, factSources, updatedAt, contentUpdatedAt)
  VALUES (?, ?, ?, ?, 'full', ?, '{}', 0, 0)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, abstract = excluded.abstract, upvotes = excluded.upvotes`;

test("the index depends on the table alone, not on how it came about", async ({ databaseFile, databaseUrl }) => {
  const other = new Database(databaseFile);
  other.pragma("foreign_keys = ON");
  other.exec("INSERT INTO Author (id, name, slug) VALUES (1, 'Ada Lovelace', 'ada'), (2, 'Li Wei', 'li-wei')");
  const db = await createDb(databaseUrl);
  for (const slug of ["agents", "vision"])
    await db.topic.upsert({ where: { slug }, create: { slug, name: slug, section: "x" }, update: {} });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
      for (const each of changes) {
        if (each.kind === "save")
          other.prepare(INSERT).run(each.paper, `p${each.paper}`, each.title, each.abstract, each.upvotes);
        else if (each.kind === "retitle")
          await db.paper.updateMany({ where: { id: each.paper }, data: { title: each.title } });
        else if (each.kind === "vote")
          other.prepare("UPDATE Paper SET upvotes = ? WHERE id = ?").run(each.upvotes, each.paper);
        else if (each.kind === "file")
          other
            .prepare("INSERT OR IGNORE INTO PaperTopic SELECT id, ?, 1, 'derived' FROM Paper WHERE id = ?")
            .run(each.topic, each.paper);
        else if (each.kind === "sign")
          other
            .prepare(
              "INSERT OR IGNORE INTO PaperAuthor (paperId, position, authorId) SELECT Paper.id, 0, Author.id FROM Paper, Author WHERE Paper.id = ? AND name = ?",
            )
            .run(each.paper, each.name);
        else if (each.kind === "remove") other.prepare("DELETE FROM Paper WHERE id = ?").run(each.paper);
        else if (each.kind === "index") await indexPending(db, { papersPerStep: 2, limit: each.limit });
        else await searchPapers(db, { ...EMPTY_REQUEST, q: each.q });
      }
      await indexPending(db);
      const [fresh, request] = [await createDb(databaseUrl), { ...EMPTY_REQUEST, q: "sparse attention of marmots" }];
      expect(await searchPapers(db, request)).toEqual(await searchPapers(fresh, request));
      await fresh.$disconnect();
      const grown = readIndex(databaseFile);
      other.exec("UPDATE search_state SET format = 0; INSERT OR IGNORE INTO search_pending VALUES (1)");
      await indexPending(db);
      expect(grown).toEqual(readIndex(databaseFile));
      const { total } = await searchPapers(db, EMPTY_REQUEST);
      expect(total).toBe(await db.paper.count());
    }),
    { numRuns: 40 },
  );
  await db.$disconnect();
  other.close();
});

test("two processes' clients see each other's papers at once", async ({ db, databaseUrl }) => {
  const second = await createDb(databaseUrl);
  const found = async (client: typeof db) =>
    (await searchPapers(client, { ...EMPTY_REQUEST, q: "marmots", exact: true })).total;
  await importEntries(db, [entry("Marmots in winter", { arxivId: "2501.00001" })]);
  expect([await found(db), await found(second)]).toEqual([1, 1]);
  await importEntries(second, [entry("Marmots in summer", { arxivId: "2501.00002" })]);
  expect([await found(db), await found(second)]).toEqual([2, 2]);
  await second.paper.deleteMany({ where: { arxivId: "2501.00001" } });
  expect([await found(db), await found(second)]).toEqual([1, 1]);
  await second.$disconnect();
});
