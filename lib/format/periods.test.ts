import { expect, test } from "vitest";
import { formatPeriod, formatPeriodShort } from "@/lib/format/periods";

test("a period is written in full and short", () => {
  expect(formatPeriod("2025-08-10")).toBe("Sunday 10 August 2025");
  expect(formatPeriod("2025-W33")).toBe("11–17 August 2025");
  expect(formatPeriod("2025-W01")).toBe("30 December 2024 – 5 January 2025");
  expect(formatPeriod("2025-08")).toBe("August 2025");
  expect(formatPeriodShort("2025-08-12")).toBe("Tue 12 Aug");
  expect(formatPeriodShort("2025-W31")).toBe("28 Jul – 3 Aug");
  expect(formatPeriodShort("2025-08")).toBe("August 2025");
});

test("what is no period stands as it is", () => {
  expect(formatPeriod("2025-W60")).toBe("2025-W60");
  expect(formatPeriodShort("soon")).toBe("soon");
});
