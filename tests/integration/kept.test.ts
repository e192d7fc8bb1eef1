import { expect, vi } from "vitest";
import { keptByVersion } from "@/lib/papers/kept";
import { test } from "@/tests/helpers/database";

test("what is computed ahead in long pauses is hurried by a reader who asks for it, and computed once", async ({
  db,
}) => {
  let computed = 0;
  const get = keptByVersion(async (_, pause) => {
    for (let portion = 0; portion < 3; portion++) await pause();
    return ++computed;
  });
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let pauses = 0;
  const ahead = get(db, () => {
    pauses++;
    return held;
  });
  // The first pause has begun when a turn has passed.
  while (pauses === 0) await new Promise((resolve) => setImmediate(resolve));
  const reader = get(db);
  await new Promise((resolve) => setImmediate(resolve));
  goOn();
  expect(await Promise.all([ahead, reader])).toEqual([1, 1]);
  expect(pauses).toBe(1);
});

test("what is counted for one bundle of a server's code is there for the others", async ({ db }) => {
  const ahead = await import("@/lib/papers/queries-trends");
  const counted = [await ahead.getTopics(db), await ahead.getTrends(db)];
  vi.resetModules();
  const ofPages = await import("@/lib/papers/queries-trends");
  expect(await ofPages.getTopics(db)).toBe(counted[0]);
  expect(await ofPages.getTrends(db)).toBe(counted[1]);
});
