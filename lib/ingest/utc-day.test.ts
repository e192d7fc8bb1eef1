import { expect, test } from "vitest";
import { utcDay } from "./utc-day";

test("takes the day in UTC of ISO and RFC 822 times", () => {
  expect(utcDay("2025-08-11T14:03:09.000Z")).toBe("2025-08-11");
  expect(utcDay("2025-08-11T22:00:00-04:00")).toBe("2025-08-12");
  expect(utcDay("2026-08-21T02:30:55")).toBe("2026-08-21");
  expect(utcDay("2025-08-11")).toBe("2025-08-11");
  expect(utcDay("Thu, 30 Jul 2026 00:00:00 +0000")).toBe("2026-07-30");
  expect(utcDay("Thu, 30 Jul 2026 23:30:00 -0400")).toBe("2026-07-31");
  expect(utcDay("Thu, 30 Jul 2026 00:00:00 GMT")).toBe("2026-07-30");
});

test("gives nothing for what is no time or no day of the calendar", () => {
  for (const text of ["", "yesterday", "2025-02-30", "2025-13-01T00:00:00Z", "1754921000", "2025-08", "Aug 12"]) {
    expect(utcDay(text), text).toBeNull();
  }
});
