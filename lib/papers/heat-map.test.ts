import { expect, test } from "vitest";
import { findMissingDays, layOutHeatMap } from "@/lib/papers/heat-map";

test("days stand in their week, weekends and missing days are told apart", () => {
  // 8 August 2025 is a Friday.
  const [year] = layOutHeatMap([
    { day: "2025-08-08", papers: 20 },
    { day: "2025-08-12", papers: 5 },
  ]);
  expect(year?.year).toBe("2025");
  expect(year?.weeks).toHaveLength(2);
  expect(year?.weeks[0]?.map((day) => day && [day.day.slice(8), day.kind, day.level])).toEqual([
    null,
    null,
    null,
    null,
    ["08", "edition", 4],
    ["09", "weekend", 0],
    ["10", "weekend", 0],
  ]);
  expect(year?.weeks[1]?.slice(0, 3).map((day) => day && [day.day.slice(8), day.kind, day.level])).toEqual([
    ["11", "missing", 0],
    ["12", "edition", 1],
    null,
  ]);
});

test("years come newest first and a week over New Year is split", () => {
  const years = layOutHeatMap([
    { day: "2024-12-31", papers: 1 },
    { day: "2025-01-02", papers: 1 },
  ]);
  expect(years.map(({ year, weeks }) => [year, weeks.length])).toEqual([
    ["2025", 1],
    ["2024", 1],
  ]);
  expect(findMissingDays(years)).toEqual(["2025-01-01"]);
});

test("an empty catalogue has no map", () => {
  expect(layOutHeatMap([])).toEqual([]);
});
