/** The pages that scripts of this folder look at, on a server that runs already or one of their own. */
import { parseArgs } from "node:util";
import { startServer } from "@/tests/helpers/server";

export interface ReadingPages {
  /** Address of the server, without a slash at its end. */
  base: string;
  stop: () => Promise<unknown>;
  /** How often each page is to be looked at: `--rounds N`, 3 unless told. */
  rounds: number;
  /** Names and paths. */
  edition: string;
  paper: string;
}

async function findPage(base: string, path: string, pattern: RegExp): Promise<string> {
  const text = await (await fetch(base + path)).text();
  const found = pattern.exec(text)?.[0];
  if (found === undefined) throw new Error(`${path} has no ${pattern}: is the catalogue empty?`);
  return found;
}

/** Reads `--database FILE` or `--base ADDRESS`, and `--rounds N`, from the command line; without an address or a file the
 * sample is served. */
export async function openReadingPages(): Promise<ReadingPages> {
  const { values } = parseArgs({
    options: { database: { type: "string" }, base: { type: "string" }, rounds: { type: "string", default: "3" } },
  });
  const server =
    values.base === undefined
      ? await startServer(values.database ? { DATABASE_URL: `file:${values.database}` } : {})
      : null;
  const base = server?.address ?? values.base ?? "";
  return {
    base,
    stop: async () => server?.stop(),
    rounds: Math.max(1, Number(values.rounds)),
    edition: await findPage(base, "/editions/2025-08-12", /\/editions\/2025-08-12/),
    paper: await findPage(
      base,
      "/editions/2025-08-12",
      /\/papers\/\d{4}\.\d{5}(?=")|\/papers\/[a-z0-9]+(?:-[a-z0-9]+)+(?=")/,
    ),
  };
}
