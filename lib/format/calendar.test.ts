import { expect, test } from "vitest";
import { calendarMonth } from "@/lib/format/calendar";

const DAYS = [
  { day: "2025-06-30", papers: 4 },
  { day: "2025-08-01", papers: 14 },
  { day: "2025-08-12", papers: 19 },
  { day: "2025-10-01", papers: 3 },
];

test("a month is a grid of weeks from Monday, with the papers of each edition", () => {
  const august = calendarMonth("2025-08", DAYS);
  expect(august?.weeks.length).toBe(5);
  expect(august?.weeks[0]?.map((entry) => entry?.dayOfMonth ?? null)).toEqual([null, null, null, null, 1, 2, 3]);
  expect(august?.weeks[4]?.map((entry) => entry?.dayOfMonth)).toEqual([25, 26, 27, 28, 29, 30, 31]);
  expect(august?.weeks[2]?.[1]).toEqual({ day: "2025-08-12", dayOfMonth: 12, papers: 19 });
  expect(august?.weeks[2]?.[2]?.papers).toBeNull();
  expect(august?.most).toBe(19);
});

test("neighbours are the nearest months with editions", () => {
  expect([calendarMonth("2025-08", DAYS)?.older, calendarMonth("2025-08", DAYS)?.newer]).toEqual([
    "2025-06",
    "2025-10",
  ]);
  expect([calendarMonth("2025-06", DAYS)?.older, calendarMonth("2025-10", DAYS)?.newer]).toEqual([null, null]);
});

test("a month without editions still has its days; what is no month has none", () => {
  expect(
    calendarMonth("2026-02", [])
      ?.weeks.flat()
      .filter((entry) => entry !== null).length,
  ).toBe(28);
  expect(calendarMonth("2026-02", [])?.most).toBe(1);
  expect(calendarMonth("2025-08-12", DAYS)).toBeNull();
});
