import { expect, test } from "vitest";
import { rollingShares, shareOver, shares, yearlyChange } from "@/lib/charts/series";

test("a month without papers has no share", () => {
  expect(shares([5, 0, 3], [10, 0, 12])).toEqual([0.5, null, 0.25]);
});

test("a share over several months weighs big months more", () => {
  expect(shareOver([1, 9], [10, 90], 0, 2)).toBe(0.1);
  expect(shareOver([1, 9], [10, 10], 0, 2)).toBe(0.5);
  expect(shareOver([], [], 0, 0)).toBeNull();
});

test("an average over three months begins with what there is", () => {
  expect(rollingShares([1, 2, 3, 6], [10, 10, 10, 10], 3)).toEqual([0.1, 0.15, 0.2, 11 / 30]);
});

test("the change of a year compares a quarter with the same quarter before", () => {
  const wholes = Array(15).fill(100);
  const parts = [10, 10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 15, 15, 15];
  expect(yearlyChange(parts, wholes)).toBeCloseTo(0.5, 10);
  expect(yearlyChange(parts.slice(1), wholes.slice(1))).toBeNull();
});

test("no change is told from a handful of papers", () => {
  const wholes = Array(15).fill(100);
  expect(yearlyChange([1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9], wholes)).toBeNull();
});
