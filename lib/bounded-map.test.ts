import { expect, test } from "vitest";
import { BoundedMap } from "@/lib/bounded-map";

test("of more values than there is room for, the one not asked for longest goes", () => {
  const values = new BoundedMap<number>(2);
  values.set("a", 1);
  values.set("b", 2);
  expect(values.get("a")).toBe(1);
  values.set("c", 3);
  expect(["a", "b", "c"].map((key) => values.get(key))).toEqual([1, undefined, 3]);
});

test("a value put in again takes no more room", () => {
  const values = new BoundedMap<number>(2);
  values.set("a", 1);
  values.set("b", 2);
  values.set("a", 3);
  expect(["a", "b"].map((key) => values.get(key))).toEqual([3, 2]);
});
