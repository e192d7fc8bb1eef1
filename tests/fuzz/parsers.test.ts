/** Parsers and imports: whatever a file holds, it is read or refused with a reason, and the catalogue stays whole. */
import fc from "fast-check";
import { expect } from "vitest";
import { importInput } from "@/lib/ingest/import-input";
import { inputsOfBytes } from "@/lib/ingest/inputs";
import { SOURCES, whyUnrecognised } from "@/lib/ingest/sources/recognise";
import { checkDatabase } from "@/lib/keep/check";
import { daySchema } from "@/lib/papers/paper";
import { test } from "@/tests/helpers/database";
import { mutatedDocument } from "./mutations";
import { FUZZ_RUNS } from "./runs";

const isDay = (day: string | null) => day === null || daySchema.safeParse(day).success;

test("no text makes a parser throw, and what it gives is of the form that it promises", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(mutatedDocument, (text) => {
      for (const source of SOURCES) {
        const recognised = source.recognises(text);
        if (!recognised && SOURCES.some((other) => other.recognises(text))) continue;
        const { entries, rejects, day, notes } = source.parse({ text, captured: null, day: null });
        expect(isDay(day)).toBe(true);
        expect(notes.every((note) => note.trim() !== "")).toBe(true);
        for (const { entry } of entries) {
          expect(entry.title.trim()).not.toBe("");
          expect(isDay(entry.publishedOn) && isDay(entry.listedOn)).toBe(true);
          for (const link of entry.links) expect(link.url).toMatch(/^https?:\/\//);
          for (const count of [entry.upvotes, entry.comments, entry.authorCount])
            expect(count === null || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
        }
        for (const { reason, place } of rejects) expect(reason !== "" && place !== "").toBe(true);
      }
      expect(whyUnrecognised(text)).not.toBe("");
    }),
    { numRuns: FUZZ_RUNS },
  );
});

test("no file breaks the catalogue: counts add up, and the same file again changes nothing", {
  timeout: 600_000,
}, async ({ db, databaseFile }) => {
  const stated = { captured: null, day: null, fetchedAt: null };
  const bytes = fc.oneof(
    { weight: 6, arbitrary: mutatedDocument.map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), array])),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.concat([Buffer.from("PK\x03\x04"), array])),
    },
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      for (const isSecond of [false, true]) {
        for await (const input of inputsOfBytes("fuzz", content)) {
          if (input.kind === "skipped") continue;
          const report = await importInput(db, input, stated);
          const { entries, created, updated, unchanged, rejected } = report;
          expect(entries).toBe(created + updated + unchanged + rejected.length);
          if (isSecond) expect([created, updated]).toEqual([0, 0]);
        }
      }
    }),
    { numRuns: Math.ceil(FUZZ_RUNS / 3) },
  );
  expect(checkDatabase(databaseFile)).toEqual([]);
});
