/** What is offered while typing, and what is like a paper or a text. */
import { expect } from "vitest";
import { findPapersLike, findSimilarPapers } from "@/lib/search/similar";
import { suggest } from "@/lib/search/suggest";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const SHELF = [
  entry("Sleep in Marmots", { abstract: "Marmots sleep through winters in burrows.", authors: ["Ada Lovelace"] }),
  entry("Winter Burrows", { abstract: "How marmots build burrows for winters.", authors: ["Adam Smith"] }),
  entry("Speculative Decoding", { abstract: "Drafts of tokens are verified.", authors: ["Émilie du Châtelet"] }),
];

test("titles, authors and topics are offered, misspelt or without accents too", async ({ db }) => {
  await importEntries(db, SHELF);
  await db.topic.upsert({
    where: { slug: "speech" },
    create: { slug: "speech", name: "Speech", section: "Language" },
    update: {},
  });
  const offered = async (text: string) => (await suggest(db, text)).map(({ kind, text: found }) => `${kind} ${found}`);
  expect(await offered("speculatve dec")).toContain("paper Speculative Decoding");
  expect(await offered("marm")).toContain("paper Sleep in Marmots");
  expect(await offered("ada")).toEqual(expect.arrayContaining(["author Ada Lovelace", "author Adam Smith"]));
  expect(await offered("emilie chat")).toContain("author Émilie du Châtelet");
  expect(await offered("spee")).toContain("topic Speech");
  expect(await offered(" ?! ")).toEqual([]);
});

test("titles that begin as typed come first, and neither topics nor names match inside a word", async ({ db }) => {
  await importEntries(db, [
    entry("A Longer Look at Burrows Dug by Old Marmots", { abstract: "Burrows, burrows, burrows.", upvotes: 90 }),
    entry("Burrows and Their Builders", { abstract: "Nothing else.", authors: ["Yann Le Gall"] }),
    entry("Learning to Dig", { abstract: "Le is a word here.", authors: ["Lena Martin"] }),
  ]);
  await db.topic.upsert({ where: { slug: "e" }, create: { slug: "e", name: "Evaluation", section: "x" }, update: {} });
  const offered = async (text: string) => (await suggest(db, text)).map(({ text: found }) => found);
  expect((await offered("burrows a"))[0]).toBe("Burrows and Their Builders");
  expect((await offered("burrow"))[0]).toBe("Burrows and Their Builders");
  expect(await offered("uatio")).not.toContain("Evaluation");
  expect(await offered("evalu")).toContain("Evaluation");
  expect(await offered("evalutaion")).toContain("Evaluation");
  expect((await offered("yann le"))[0]).toBe("Yann Le Gall");
  expect(await offered("ann le")).not.toContain("Yann Le Gall");
});

test("the nearest papers come first, with what they share", async ({ db }) => {
  await importEntries(db, SHELF);
  const [sleep, burrows] = await db.paper.findMany({ orderBy: { id: "asc" } });
  const similar = await findSimilarPapers(db, sleep?.id ?? 0, 5);
  expect(similar[0]?.id).toBe(burrows?.id);
  expect(similar[0]?.shared.map(({ stem }) => stem)).toEqual(expect.arrayContaining(["marmot", "burrow"]));
  expect(similar.map(({ id }) => id)).not.toContain(sleep?.id);
  expect((await findPapersLike(db, "A burrow keeps a marmot warm in winter.", 1))[0]?.id).toBe(burrows?.id);
  expect(await findPapersLike(db, "Nothing of the kind.", 5)).toEqual([]);
});
