import { expect, test } from "vitest";
import { UsageError } from "@/lib/ingest/cli-arguments";
import { parseSyncArguments } from "@/lib/ingest/sync-arguments";

const TODAY = "2025-08-13";
const parse = (...words: string[]) => parseSyncArguments(words, TODAY);

test("nothing asked is the last two weeks", () => {
  const { days, ...rest } = parse();
  expect(days).toHaveLength(14);
  expect([days[0], days[13]]).toEqual(["2025-08-13", "2025-07-31"]);
  expect(rest).toEqual({ trending: false, force: false, json: false, help: false });
});

test("days, from and to choose the window", () => {
  expect(parse("--days", "2").days).toEqual(["2025-08-13", "2025-08-12"]);
  expect(parse("--from", "2025-08-12").days).toEqual(["2025-08-13", "2025-08-12"]);
  expect(parse("--from", "2025-08-01", "--to", "2025-08-02").days).toEqual(["2025-08-02", "2025-08-01"]);
  expect(parse("--to", "2025-08-02", "--days=1").days).toEqual(["2025-08-02"]);
  expect(parse("--to", "2023-05-05").days).toEqual(["2023-05-05", "2023-05-04"]);
  expect(parse("--from", "2023-05-04").days).toHaveLength(833);
  expect(parse("--trending", "--days", "0")).toMatchObject({ days: [], trending: true });
  expect(parse("--force", "--json")).toMatchObject({ force: true, json: true });
});

test("what makes no sense is refused with a sentence", () => {
  const wrong: string[][] = [
    ["--days", "0"],
    ["--days", "-1"],
    ["--days", "two"],
    ["--days", "3", "--from", "2025-08-01"],
    ["--from", "2025-02-30"],
    ["--from", "2023-05-03"],
    ["--to", "2025-08-14"],
    ["--from", "2025-08-10", "--to", "2025-08-09"],
    ["--since", "2025-08-10"],
    ["2025-08-10"],
  ];
  for (const words of wrong) expect(() => parse(...words), words.join(" ")).toThrow(UsageError);
  expect(() => parse("--from", "2023-05-03")).toThrow("--from 2023-05-03: there are no lists before 2023-05-04.");
  expect(() => parse("--to", "2025-08-14")).toThrow("--to 2025-08-14: the newest list is that of 2025-08-13.");
});
