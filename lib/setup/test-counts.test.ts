import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./test-counts.mjs";

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

test("Vitest's passed, failed and skipped tests are summed over files", () => {
  const testResults = [
    file("passed", "passed", "passed", "skipped"),
    file("failed", "passed", "failed"),
    file("passed", "todo", "pending"),
  ];
  expect(countVitest({ testResults })).toEqual({ passed: 3, failed: 1, skipped: 3, reasons: [] });
});

test("a file that Vitest could not load is one failed test", () => {
  expect(countVitest({ testResults: [file("failed"), file("failed", "skipped")] })).toMatchObject({
    passed: 0,
    failed: 2,
    skipped: 1,
  });
});

test("Playwright's counts come with the reasons of skipped tests, each once, from any depth", () => {
  const skipped = (description: string) => ({ status: "skipped", annotations: [{ type: "skip", description }] });
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 },
    suites: [
      {
        specs: [{ tests: [skipped("no data"), { status: "expected", annotations: [{ type: "tag" }] }] }],
        suites: [{ specs: [{ tests: [skipped("no data"), skipped("no printer")] }] }],
      },
    ],
  };
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 1, skipped: 3, reasons: ["no data", "no printer"] });
});
