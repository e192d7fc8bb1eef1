import { expect } from "vitest";
import { test } from "@/tests/helpers/database";

const COUNT = "SELECT COUNT(*) AS count FROM CatalogueState WHERE key = ?";

test("a prepared read sees what was committed since", async ({ db }) => {
  expect(await db.$queryRawUnsafe(COUNT, "colour")).toEqual([{ count: 0 }]);
  await db.catalogueState.create({ data: { key: "colour", value: "blue" } });
  expect(await db.$queryRawUnsafe(COUNT, "colour")).toEqual([{ count: 1 }]);
});

test("a raw statement that writes is still the client's own", async ({ db }) => {
  await db.$queryRawUnsafe("INSERT INTO CatalogueState(key, value) VALUES (?, ?) RETURNING key", "colour", "red");
  expect(await db.catalogueState.findUnique({ where: { key: "colour" } })).toEqual({ key: "colour", value: "red" });
});

test("a transaction reads what it has written", async ({ db }) => {
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("INSERT INTO CatalogueState(key, value) VALUES (?, ?)", "colour", "green");
    expect(Number((await tx.$queryRawUnsafe<{ count: number }[]>(COUNT, "colour"))[0]?.count)).toBe(1);
    expect(await db.$queryRawUnsafe(COUNT, "colour")).toEqual([{ count: 0 }]);
  });
});

test("a wrong statement is told", async ({ db }) => {
  await expect(db.$queryRawUnsafe("SELECT colour FROM Nowhere")).rejects.toThrow("Nowhere");
});
