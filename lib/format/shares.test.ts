import { expect, test } from "vitest";
import { formatMomentum } from "@/lib/format/momentum";
import { formatChange, formatShare, formatTimes } from "@/lib/format/shares";

test("small shares have a decimal", () => {
  expect([0.273, 0.1, 0.0996, 0.042, 0.003, 0].map(formatShare)).toEqual(["27%", "10%", "10%", "4.2%", "0.3%", "0%"]);
});

test("changes have their sign", () => {
  expect([0.25, -0.184, 0.004, 2.16].map(formatChange)).toEqual(["+25%", "−18%", "0%", "+216%"]);
});

test("times are said in words", () => {
  expect([3.84, 12.2].map(formatTimes)).toEqual(["3.8 times as often", "12 times as often"]);
});

test("momentum says yesterday only of yesterday", () => {
  const momentum = { gain: 40, from: "2025-08-12T08:00:00.000Z", to: "2025-08-13T09:00:00.000Z" };
  expect(formatMomentum(momentum, "2025-08-13")).toBe("+40 since yesterday");
  expect(formatMomentum(momentum, "2025-09-01")).toBe("+40, 12 to 13 Aug 2025");
  expect(formatMomentum({ ...momentum, from: "2025-07-30T08:00:00.000Z" }, "2025-08-13")).toBe("+40 since 30 Jul");
  expect(formatMomentum({ ...momentum, from: "2024-12-30T08:00:00.000Z" }, "2026-01-01")).toBe(
    "+40, 30 Dec 2024 to 13 Aug 2025",
  );
});

test("no change and a loss are said as they are", () => {
  const momentum = { gain: 0, from: "2025-08-12T08:00:00.000Z", to: "2025-08-13T09:00:00.000Z" };
  expect(formatMomentum(momentum, "2025-08-13")).toBe("No change since yesterday");
  expect(formatMomentum({ ...momentum, gain: -2 }, "2025-08-13")).toBe("−2 since yesterday");
});
