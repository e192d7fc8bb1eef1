import { expect, test } from "vitest";
import { parseTypedDate } from "@/lib/reader/dates";

const TODAY = "2026-03-10";
const read = (text: string) => parseTypedDate(text, TODAY)?.period ?? null;

test("days, weeks and months are read as people type them", () => {
  expect(read("2025-08-12")).toBe("2025-08-12");
  expect(read("2025-w33")).toBe("2025-W33");
  expect(read("2025-08")).toBe("2025-08");
  expect(read("12 August 2025")).toBe("2025-08-12");
  expect(read("Aug 12, 2025")).toBe("2025-08-12");
  expect(read("august 2025")).toBe("2025-08");
  expect(read("Sept. 1 2025")).toBe("2025-09-01");
});

test("without a year it is the latest that has been", () => {
  expect(read("10 mar")).toBe("2026-03-10");
  expect(read("11 mar")).toBe("2025-03-11");
  expect(read("december")).toBe("2025-12");
});

test("today and yesterday are days", () => {
  expect(read("today")).toBe("2026-03-10");
  expect(read("Yesterday")).toBe("2026-03-09");
  expect(parseTypedDate("yesterday", "2026-03-01")?.period).toBe("2026-02-28");
});

test("words and days that do not exist are no dates", () => {
  for (const text of ["", "diffusion", "ma", "marching", "31 february 2025", "2025-13", "12 12 2025"])
    expect(read(text)).toBeNull();
});
