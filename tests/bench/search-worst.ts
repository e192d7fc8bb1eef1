/**
 * The most expensive searches that can be asked: `tsx tests/bench/search-worst.ts --database FILE`. Prints what each
 * takes the first time and again, in milliseconds: processor, clock, and the longest that the event loop stood still.
 * The first row comes before anything was read ahead. The file is copied, not touched.
 */
import { parseArgs } from "node:util";
import { createDb } from "@/lib/db";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { findPapersLike } from "@/lib/search/similar";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { suggest } from "@/lib/search/suggest";
import { longestStall } from "@/tests/bench/stall";
import { copyCatalogue } from "@/tests/bench/temporary-catalogue";

const { values } = parseArgs({ options: { database: { type: "string" } } });
const { file, remove } = copyCatalogue(values.database);
const db = await createDb(`file:${file}`);

const LONGEST = 2_000;
const frequent = (
  await db.$queryRawUnsafe<{ word: string }[]>("SELECT word FROM search_word ORDER BY papers DESC LIMIT 400")
).map(({ word }) => word);
const rare = (
  await db.$queryRawUnsafe<{ word: string }[]>(
    "SELECT word FROM search_word WHERE papers = 1 AND length(word) > 6 LIMIT 400",
  )
).map(({ word }) => word);
const cut = (text: string) => text.slice(0, LONGEST);
const misspelt = rare.map((word) => `${word.slice(0, 3)}x${word.slice(4)}`);

const QUERIES: Record<string, string> = {
  "2,000 characters of one word": "a".repeat(LONGEST),
  "300 words": cut(frequent.slice(0, 300).join(" ")),
  "300 rare words": cut(rare.slice(0, 300).join(" ")),
  "300 misspelt words": cut(misspelt.slice(0, 300).join(" ")),
  "all stop words": cut([...STOP_WORDS].join(" ")),
  "stop words as a phrase": cut(`"${[...STOP_WORDS].slice(0, 200).join(" ")}"`),
  "all prefixes": cut([..."abcdefghijklmnopqrstuvwxyz"].flatMap((letter) => [`${letter}*`, `${letter}a*`]).join(" ")),
  "stars alone": cut("* ".repeat(1_000)),
  "phrases of frequent words": cut(frequent.map((word, i) => `"${word} ${frequent[i + 1] ?? ""}"`).join(" ")),
  "alternatives of frequent words": cut(frequent.join(" OR ")),
  "exclusions of frequent words": cut(frequent.map((word) => `-${word}`).join(" ")),
  "fields of frequent words": cut(frequent.map((word) => `abstract:${word}`).join(" ")),
  "brackets, 1,000 deep": "(".repeat(1_000),
  "quotes, 1,999": '"'.repeat(1_999),
  "conditions, as many as fit": cut("stars>0 upvotes>0 authors>0 has:code date:2020..2030 ".repeat(60)),
  "one frequent word": frequent[0] ?? "",
  nothing: "",
};

const worst = { cpu: 0, wall: 0, stall: 0 };

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const before = process.cpuUsage();
    const began = performance.now();
    const stall = await longestStall(work);
    const wall = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    const measured = { cpu: (user + system) / 1_000, wall, stall };
    for (const what of ["cpu", "wall", "stall"] as const) worst[what] = Math.max(worst[what], measured[what]);
    times.push(
      Object.values(measured)
        .map((ms) => ms.toFixed(0).padStart(6))
        .join(" "),
    );
  }
  console.log(`${name.padEnd(40)} ${times.join("   ")}`);
}

const papers = (await db.$queryRawUnsafe<{ papers: number }[]>("SELECT papers FROM search_state"))[0]?.papers;
console.log(
  `${Number(papers).toLocaleString("en-GB")} papers; first and again: processor, clock, longest stall, in ms\n`,
);
await measure("the very first, a misspelt word", () => searchPapers(db, { ...EMPTY_REQUEST, q: "atention" }));
for (const [name, q] of Object.entries(QUERIES)) {
  await measure(name, () => searchPapers(db, { ...EMPTY_REQUEST, q }));
  await measure("  while typing", () => searchPapers(db, { ...EMPTY_REQUEST, q, typing: true }));
}
const [long = ""] = [QUERIES["300 words"]];
await measure("suggestions for 300 words", () => suggest(db, long));
await measure("papers like 300 words", () => findPapersLike(db, long, 10));
console.log(
  `\nmost: ${Object.entries(worst)
    .map(([what, ms]) => `${what} ${ms.toFixed(0)}`)
    .join(", ")} ms`,
);
await db.$disconnect();
remove();
process.exit(0);
