/** Pictures of papers and editions: drawn on this machine, whatever letters they have. */
import { afterEach, beforeEach, expect, vi } from "vitest";
import { drawCard } from "@/app/cards/draw-card";
import { type CardView, editionCard, paperCard } from "@/lib/cards/card";
import { cardFonts } from "@/lib/cards/fonts";
import type { Db } from "@/lib/db";
import { parsePeriod } from "@/lib/papers/periods";
import { getEdition } from "@/lib/papers/queries-edition";
import { findRecords } from "@/lib/papers/queries-record";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (address: string | URL, options?: RequestInit) => {
    // The drawing's own WebAssembly is a data: address.
    if (String(address).startsWith("data:")) return real(address, options);
    asked.push(String(address));
    return Promise.reject(new Error("no network"));
  });
});
afterEach(() => vi.unstubAllGlobals());

async function draw(card: CardView): Promise<Buffer> {
  const picture = Buffer.from(await drawCard(card));
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  return picture;
}

const TITLES = [
  "Plain Words",
  "大规模语言模型",
  "نماذج اللغة الكبيرة",
  "Ελληνικά γράμματα και $\\pi_0$",
  "Модели языка",
  "Emoji 🚀👩‍🔬 and flags 🇵🇱 in titles",
  'Braces {Matter} & 50% of <C#> "quoted" \\frac{1}{2}',
  "Zalgo h̸̡̪̯ȩ̵̛ comes",
  `${"Very long title words ".repeat(60)}end`,
  `${"Unbreakable".repeat(40)}`,
];

async function fill(db: Db): Promise<void> {
  const entries = TITLES.map((title, position) =>
    entry(title, {
      arxivId: `2508.0000${position}`,
      authors: position === 1 ? ["张伟"] : ["Łukasz Kaiser", "Nguyễn Văn A"],
      publishedOn: "2025-08-11",
      upvotes: 50 - position,
      listedOn: "2025-08-12",
      position,
    }),
  );
  await importEntries(db, entries, { day: "2025-08-12" });
}

test("every paper has a picture, and nothing is asked of the network for it", async ({ db }) => {
  await fill(db);
  const records = await findRecords(
    db,
    TITLES.map((_, place) => place + 1),
  );
  expect(records).toHaveLength(TITLES.length);
  const pictures = new Set<string>();
  for (const record of records) {
    pictures.add((await draw(paperCard(record, cardFonts().covered))).toString("base64"));
  }
  expect(pictures.size).toBe(TITLES.length);
  expect(asked).toEqual([]);
});

test("an edition's picture has its first titles that can be drawn", async ({ db }) => {
  await fill(db);
  const period = parsePeriod("2025-08-12");
  const edition = period && (await getEdition(db, period));
  if (!edition) throw new Error("no edition");
  const card = editionCard(edition, cardFonts().covered);
  expect(card).toMatchObject({
    kicker: "Tuesday 12 August 2025",
    title: "Plain Words",
    facts: ["No. 1", "10 papers"],
  });
  expect(card.titles).toHaveLength(3);
  expect(card.titles[0]).toBe("Eλληνικα γραμματα και π0");
  await draw(card);
  expect(asked).toEqual([]);
});
