import { expect } from "vitest";
import { inWriteTransaction } from "@/lib/papers/write-transaction";
import { test } from "@/tests/helpers/database";

test("what throws takes its whole transaction back, and the next one begins anew", async ({ db }) => {
  const note = (key: string) => `INSERT INTO CatalogueState(key, value) VALUES ('${key}', '1')`;
  const failing = inWriteTransaction(db, async (sql) => {
    await sql.$executeRawUnsafe(note("first"));
    throw new Error("out of order");
  });
  const next = inWriteTransaction(db, (sql) => sql.$executeRawUnsafe(note("second")));
  await expect(failing).rejects.toThrow("out of order");
  expect(await next).toBe(1);
  const kept = await db.catalogueState.findMany({ where: { key: { in: ["first", "second"] } } });
  expect(kept.map(({ key }) => key)).toEqual(["second"]);
});
