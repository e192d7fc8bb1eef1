import { expect, test } from "vitest";
import { parseArguments, UsageError } from "@/lib/ingest/cli-arguments";

test("inputs and options may stand in any order", () => {
  expect(parseArguments(["a.txt", "--captured", "2025-12-08", "b.html", "--json", "-"])).toEqual({
    inputs: ["a.txt", "b.html", "-"],
    captured: "2025-12-08",
    day: null,
    dryRun: false,
    json: true,
    events: false,
    names: {},
    folder: null,
    help: false,
  });
});

test("a day that does not exist is refused with the way to write it", () => {
  expect(() => parseArguments(["a.txt", "--captured", "2025-13-08"])).toThrow("Use year-month-day, such as 2025-08-13");
});

test("no input and unknown options are told", () => {
  expect(() => parseArguments([])).toThrow(UsageError);
  expect(() => parseArguments(["a.txt", "--force"])).toThrow(/--force/);
});
