/** What `npm run sync` was asked to do. */
import { parseArgs } from "node:util";
import { UsageError } from "@/lib/ingest/cli-arguments";
import { daysBetween, FIRST_LIST_DAY } from "@/lib/ingest/fetch/list-days";
import type { SyncRequest } from "@/lib/ingest/sync";
import { lastDays, SETTLED_AFTER_DAYS } from "@/lib/ingest/sync-window";
import { daySchema } from "@/lib/papers/paper";

export interface SyncArguments extends SyncRequest {
  json: boolean;
  help: boolean;
}

export const SYNC_USAGE = `Usage: npm run sync -- [--days 14] [--from DATE] [--to DATE] [--trending] [--force] [--json]

Fetches the lists of Daily Papers from huggingface.co into the catalogue: those of the last 14 days, which still gather
votes. A list that did not change costs one small request; one that was read when it was two weeks old is not asked for
again. Interrupted, it goes on where it stopped.

  --days N     the last N days; with --trending, 0 for none
  --from DATE  the days from DATE on; lists begin on ${FIRST_LIST_DAY}
  --to DATE    the days up to DATE, in place of today
  --trending   the list of what is trending, too
  --force      read every list whole, settled or not
  --json       one line of JSON for each list

Exit status: 0 all read, 1 some lists or records not, 2 nothing could be read.`;

const OPTIONS = {
  days: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  trending: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

function readOptions(words: string[]) {
  try {
    return parseArgs({ args: words, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseDay(name: string, value: string | undefined, today: string): string | null {
  if (value === undefined) return null;
  if (!daySchema.safeParse(value).success) {
    throw new UsageError(`--${name} ${value} is not a calendar date. Use year-month-day, such as 2025-08-13.`);
  }
  if (value < FIRST_LIST_DAY) throw new UsageError(`--${name} ${value}: there are no lists before ${FIRST_LIST_DAY}.`);
  if (value > today) throw new UsageError(`--${name} ${value}: the newest list is that of ${today}.`);
  return value;
}

function parseCount(value: string, trending: boolean): number {
  const least = trending ? 0 : 1;
  if (/^\d{1,5}$/.test(value) && Number(value) >= least) return Number(value);
  throw new UsageError(`--days ${value} is not a number of days from ${least} on.`);
}

/** `today` is the day whose list is open. Throws UsageError on unknown options and on days without a list. */
export function parseSyncArguments(words: string[], today: string): SyncArguments {
  const { days, from, to, trending, force, json, help } = readOptions(words);
  if (days !== undefined && from !== undefined) throw new UsageError("Give --days or --from, not both.");
  const last = parseDay("to", to, today) ?? today;
  const first = parseDay("from", from, today);
  if (first !== null && first > last) throw new UsageError(`--from ${first} is after ${last}.`);
  const window =
    first === null
      ? lastDays(parseCount(days ?? String(SETTLED_AFTER_DAYS), trending), last)
      : daysBetween(first, last);
  return { days: window.filter((day) => day >= FIRST_LIST_DAY), trending, force, json, help };
}
