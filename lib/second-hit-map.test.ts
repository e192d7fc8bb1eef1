import { expect, test } from "vitest";
import { SecondHitMap } from "@/lib/second-hit-map";

test("a value is kept from the second time on that it is put in", () => {
  const values = new SecondHitMap<number>(2);
  values.set("a", 1);
  expect(values.get("a")).toBeUndefined();
  values.set("a", 2);
  expect(values.get("a")).toBe(2);
  values.set("a", 3);
  expect(values.get("a")).toBe(3);
});

test("values that are put in once take no room of those that are kept", () => {
  const values = new SecondHitMap<number>(1);
  values.set("a", 1);
  values.set("a", 1);
  for (const other of ["b", "c", "d"]) values.set(other, 2);
  expect(values.get("a")).toBe(1);
});

test("a key that was seen long ago counts as new", () => {
  const values = new SecondHitMap<number>(2);
  values.set("a", 1);
  values.set("b", 2);
  values.set("c", 3);
  values.set("a", 1);
  values.set("c", 3);
  expect(["a", "b", "c"].map((key) => values.get(key))).toEqual([undefined, undefined, 3]);
});

test("a kept value is replaced, however many others were put in since", () => {
  const values = new SecondHitMap<number>(2);
  values.set("a", 1);
  values.set("a", 1);
  for (const other of ["b", "c", "d"]) values.set(other, 2);
  values.set("a", 3);
  expect(values.get("a")).toBe(3);
});
