import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { onceWithinTurn } from "@/lib/serve/within-turn.mjs";

test("what asks in one turn gets what was read for the first; the next turn reads again", async () => {
  let reads = 0;
  const read = onceWithinTurn(() => {
    reads += 1;
    return `version ${reads}`;
  });
  expect([read(), read()]).toEqual(["version 1", "version 1"]);
  await Promise.resolve();
  expect(read()).toBe("version 1");
  await nextTurn();
  expect([read(), read()]).toEqual(["version 2", "version 2"]);
});

test("a read that failed is tried again by who asks next", () => {
  let reads = 0;
  const read = onceWithinTurn(() => {
    reads += 1;
    if (reads === 1) throw new Error("disk I/O error");
    return reads;
  });
  expect(read).toThrow("disk I/O error");
  expect(read()).toBe(2);
});
