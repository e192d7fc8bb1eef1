import { expect, test } from "vitest";
import { datesOfRange, moveHandle, rangeOfDates } from "@/lib/format/month-range";

const MONTHS = ["2024-11", "2024-12", "2025-01", "2025-02"];

test("without dates the handles stand at the ends, and the ends are no bound", () => {
  expect(rangeOfDates(MONTHS, null, null)).toEqual({ from: 0, to: 3 });
  expect(datesOfRange(MONTHS, { from: 0, to: 3 })).toEqual({ from: "", to: "" });
});

test("a range of handles is whole months", () => {
  expect(datesOfRange(MONTHS, { from: 1, to: 2 })).toEqual({ from: "2024-12-01", to: "2025-01-31" });
  expect(datesOfRange([...MONTHS, "2025-03"], { from: 3, to: 3 })).toEqual({ from: "2025-02-01", to: "2025-02-28" });
});

test("dates within months and outside them have a place", () => {
  expect(rangeOfDates(MONTHS, "2024-12-15", "2025-01-03")).toEqual({ from: 1, to: 2 });
  expect(rangeOfDates(MONTHS, "1999-01-01", "2030-01-01")).toEqual({ from: 0, to: 3 });
  expect(rangeOfDates(MONTHS, "2030-01-01", null)).toEqual({ from: 3, to: 3 });
});

test("handles stop at the ends and at one another", () => {
  expect(moveHandle({ from: 1, to: 2 }, "from", 3, 4)).toEqual({ from: 2, to: 2 });
  expect(moveHandle({ from: 1, to: 2 }, "to", 0, 4)).toEqual({ from: 1, to: 1 });
  expect(moveHandle({ from: 1, to: 2 }, "from", -7, 4)).toEqual({ from: 0, to: 2 });
  expect(moveHandle({ from: 1, to: 2 }, "to", 99, 4)).toEqual({ from: 1, to: 3 });
});
