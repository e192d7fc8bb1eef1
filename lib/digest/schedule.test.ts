import { expect, test } from "vitest";
import { isDigestDue } from "@/lib/digest/schedule";

/** Times of this machine's clock, whatever its zone. */
const at = (time: string) => new Date(`2025-08-13T${time}:00`);
const due = (lastRun: string | null, now: string, nextRetry: string | null = null) => {
  const iso = (time: string | null) => time && at(time).toISOString();
  return isDigestDue({ lastRun: iso(lastRun), nextRetry: iso(nextRetry) }, "07:30", at(now));
};
const yesterday = (time: string) => new Date(at(time).getTime() - 86_400_000).toISOString();

test("digests are due once after the time of day has come", () => {
  const since = (lastRun: string, now: string) => isDigestDue({ lastRun, nextRetry: null }, "07:30", at(now));
  expect(since(yesterday("07:30"), "07:29")).toBe(false);
  expect(since(yesterday("07:30"), "07:30")).toBe(true);
  expect(due("07:30", "07:31")).toBe(false);
  expect(due("07:30", "23:59")).toBe(false);
});

test("a server that slept over the time sends when it wakes up", () => {
  expect(isDigestDue({ lastRun: yesterday("07:30"), nextRetry: null }, "07:30", at("15:00"))).toBe(true);
  expect(due(null, "03:00")).toBe(true);
});

test("what was put off is tried again, five minutes after a run at the earliest", () => {
  expect(due("07:30", "07:34", "07:33")).toBe(false);
  expect(due("07:30", "07:36", "07:35")).toBe(true);
  expect(due("07:30", "07:40", "07:45")).toBe(false);
});

test("a clock that was set back sends nothing twice", () => {
  expect(due("12:00", "08:00")).toBe(false);
});
