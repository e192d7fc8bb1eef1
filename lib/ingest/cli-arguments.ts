/** What `npm run import` was asked to do. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { daySchema } from "@/lib/papers/paper";

export interface ImportArguments {
  /** Files, folders, addresses, or `-` for standard input. */
  inputs: string[];
  captured: string | null;
  day: string | null;
  dryRun: boolean;
  json: boolean;
  /** Lines of JSON while it runs, as the import desk reads them. */
  events: boolean;
  /** Names for the report in place of paths: what an upload was called by its sender. */
  names: Record<string, string>;
  /** The folder that files are named from: where the command was typed. Null for the working directory. */
  folder: string | null;
  help: boolean;
}

export const USAGE = `Usage: npm run import -- INPUT… [--captured DATE] [--day DATE] [--dry-run] [--json]

Reads Daily Papers pages into the catalogue. INPUT is a file, a folder, a .gz or .zip of pages, an address, or - for
standard input. The same input twice changes nothing.

  --captured DATE  the day the page was saved; settles dates printed without a year
  --day DATE       the day of the page, where it does not say so itself
  --dry-run        read and report, write nothing
  --json           one line of JSON for each file in place of the table

Exit status: 0 all read, 1 some entries or files rejected, 2 nothing could be read.`;

/** Thrown with one sentence for the person who typed. */
export class UsageError extends Error {
  override name = "UsageError";
}

function parseDay(name: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!daySchema.safeParse(value).success)
    throw new UsageError(`--${name} ${value} is not a calendar date. Use year-month-day, such as 2025-08-13.`);
  return value;
}

const namesSchema = z.record(z.string(), z.string());

function parseNames(value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  try {
    return namesSchema.parse(JSON.parse(value));
  } catch {
    throw new UsageError("--names is not a JSON object of names by path.");
  }
}

/** Throws UsageError on unknown options, impossible dates, and no input at all. */
export function parseArguments(words: string[]): ImportArguments {
  const parsed = (() => {
    try {
      return parseArgs({
        args: words,
        allowPositionals: true,
        options: {
          captured: { type: "string" },
          day: { type: "string" },
          "dry-run": { type: "boolean", default: false },
          json: { type: "boolean", default: false },
          events: { type: "boolean", default: false },
          names: { type: "string" },
          folder: { type: "string" },
          help: { type: "boolean", short: "h", default: false },
        },
      });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const { values, positionals } = parsed;
  const help = values.help ?? false;
  if (positionals.length === 0 && !help) throw new UsageError("Name at least one file, folder or address to import.");
  return {
    inputs: positionals,
    captured: parseDay("captured", values.captured),
    day: parseDay("day", values.day),
    dryRun: values["dry-run"] ?? false,
    json: values.json ?? false,
    events: values.events ?? false,
    names: parseNames(values.names),
    folder: values.folder ?? null,
    help,
  };
}
