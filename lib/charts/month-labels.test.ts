import { expect, test } from "vitest";
import { monthLabels } from "@/lib/charts/month-labels";
import { monthsBetween } from "@/lib/papers/months";

const texts = (first: string, last: string, sparse = false) =>
  monthLabels(monthsBetween(first, last), sparse).map(({ index, text }) => `${index} ${text}`);

test("an axis names its first month, the years and the Julys", () => {
  expect(texts("2024-09", "2026-07")).toEqual(["0 Sep 2024", "4 2025", "10 Jul", "16 2026", "22 Jul"]);
});

test("a first month goes before a July that is too near, and not before a year", () => {
  expect(texts("2024-06", "2024-09")).toEqual(["0 Jun 2024"]);
  expect(texts("2024-07", "2025-02")).toEqual(["0 Jul 2024", "6 2025"]);
  expect(texts("2025-01", "2025-03")).toEqual(["0 2025"]);
  expect(texts("2024-12", "2025-03")).toEqual(["1 2025"]);
});

test("a narrow axis names years, and its first month where there is room before them", () => {
  expect(texts("2024-06", "2026-07", true)).toEqual(["0 Jun 2024", "7 2025", "19 2026"]);
  expect(texts("2024-09", "2026-07", true)).toEqual(["4 2025", "16 2026"]);
  expect(texts("2024-07", "2026-08", true)).toEqual(["6 2025", "18 2026"]);
  expect(texts("2024-09", "2025-03", true)).toEqual(["0 Sep 2024", "4 2025"]);
  expect(texts("2025-03", "2025-09", true)).toEqual(["0 Mar 2025"]);
  expect(texts("2025-09", "2025-08")).toEqual([]);
});
