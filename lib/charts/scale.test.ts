import { expect, test } from "vitest";
import { linearScale, ticksFromZero } from "@/lib/charts/scale";

test("a scale maps in proportion, upside down too", () => {
  const y = linearScale([0, 40], [200, 0]);
  expect(y(0)).toBe(200);
  expect(y(10)).toBe(150);
  expect(y(40)).toBe(0);
});

test("a domain without extent maps to the start of the range", () => {
  expect(linearScale([3, 3], [10, 90])(3)).toBe(10);
});

test("ticks begin at nought, are even and reach the greatest value", () => {
  expect(ticksFromZero(37, 4)).toEqual([0, 10, 20, 30, 40]);
  expect(ticksFromZero(40, 4)).toEqual([0, 10, 20, 30, 40]);
  expect(ticksFromZero(0.27, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticksFromZero(9, 4)).toEqual([0, 2.5, 5, 7.5, 10]);
  expect(ticksFromZero(1234, 5)).toEqual([0, 250, 500, 750, 1000, 1250]);
});

test("ticks of things have no fractions", () => {
  expect(ticksFromZero(9, 4, true)).toEqual([0, 3, 6, 9]);
  expect(ticksFromZero(2, 5, true)).toEqual([0, 1, 2]);
});

test("a chart of nothing still has an axis", () => {
  expect(ticksFromZero(0, 4)).toEqual([0, 1]);
  expect(ticksFromZero(Number.NaN, 4)).toEqual([0, 1]);
});
