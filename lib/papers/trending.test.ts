import { expect, test } from "vitest";
import { gainPerDay, momentumOf } from "@/lib/papers/momentum";
import { parseWindow, trendingScore } from "@/lib/papers/trending";

const reading = (at: string, upvotes: number) => ({ at: `${at}:00.000Z`, upvotes });

test("a paper read once has no momentum", () => {
  expect(momentumOf([])).toBeNull();
  expect(momentumOf([reading("2025-08-12T08:00", 63)])).toBeNull();
});

test("momentum compares the newest reading with one a day before", () => {
  const momentum = momentumOf([
    reading("2025-08-13T09:00", 103),
    reading("2025-08-11T08:00", 20),
    reading("2025-08-12T08:00", 63),
    reading("2025-08-13T08:00", 99),
  ]);
  expect(momentum).toEqual({ gain: 40, from: "2025-08-12T08:00:00.000Z", to: "2025-08-13T09:00:00.000Z" });
});

test("two readings of one morning are one look", () => {
  expect(momentumOf([reading("2025-08-12T08:00", 63), reading("2025-08-12T11:00", 70)])).toBeNull();
});

test("upvotes can be taken back", () => {
  expect(momentumOf([reading("2025-08-12T08:00", 63), reading("2025-08-14T08:00", 61)])?.gain).toBe(-2);
});

test("a gain over two days counts half a day", () => {
  const momentum = momentumOf([reading("2025-08-12T08:00", 60), reading("2025-08-14T08:00", 80)]);
  expect(momentum && gainPerDay(momentum)).toBe(10);
});

test("an upvote counts half after half the window", () => {
  expect(trendingScore({ upvotes: 80, age: 0, momentum: null }, "month")).toBe(80);
  expect(trendingScore({ upvotes: 80, age: 15, momentum: null }, "month")).toBe(40);
  expect(trendingScore({ upvotes: 80, age: 7, momentum: null }, "week")).toBe(20);
  expect(trendingScore({ upvotes: 80, age: 1, momentum: null }, "day")).toBe(20);
});

test("what was gained a day counts twice, what was lost nothing", () => {
  const gained = { gain: 10, from: "2025-08-12T08:00:00.000Z", to: "2025-08-13T08:00:00.000Z" };
  expect(trendingScore({ upvotes: 80, age: 0, momentum: gained }, "week")).toBe(100);
  expect(trendingScore({ upvotes: 80, age: 0, momentum: { ...gained, gain: -10 } }, "week")).toBe(80);
});

test("a paper from the future is as old as today's", () => {
  expect(trendingScore({ upvotes: 8, age: -3, momentum: null }, "day")).toBe(8);
});

test("an address with an unknown window shows the week", () => {
  expect(parseWindow("month")).toBe("month");
  expect(parseWindow(["day", "month"])).toBe("month");
  expect(parseWindow("year")).toBe("week");
  expect(parseWindow(undefined)).toBe("week");
});
