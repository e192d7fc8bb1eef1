/** `npm run import`: reads files, folders and addresses into the catalogue. */
import { stat } from "node:fs/promises";
import path from "node:path";
import { databasePath, EnvError, env } from "@/lib/env";
import { type ImportArguments, parseArguments, USAGE, UsageError } from "@/lib/ingest/cli-arguments";
import type { ImportReport } from "@/lib/ingest/document";
import { isAddress } from "@/lib/ingest/fetch/address-plan";
import { openAddress } from "@/lib/ingest/fetch/open-address";
import { importInputs } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import type { Input } from "@/lib/ingest/inputs/input";
import { type ImportState, type Presenter, presentEvents, presentJson, presentTable } from "@/lib/ingest/presenters";
import type { Stated, WantedInput } from "@/lib/ingest/read-input";
import { exitStatus } from "@/lib/ingest/report-text";
import { indexPending } from "@/lib/search/index-papers";
import { explainDatabaseError } from "@/lib/setup/open-database.mjs";
import { SetupError } from "@/lib/setup/setup-error.mjs";
import { openSqlite } from "@/lib/sqlite";

/** Papers indexed for search in one transaction: nobody waits beside a command. */
const INDEXED_AT_ONCE = 8_000;

async function totalBytes(paths: string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (found) => (found.isFile() ? found.size : Number.NaN),
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Number.isNaN(total) ? 0 : total;
}

/** Names files from the folder the command was typed in; reports call them as they were typed. */
function fromCallersFolder(request: ImportArguments): ImportArguments {
  const { folder } = request;
  if (folder === null) return request;
  const names = { ...request.names };
  const inputs = request.inputs.map((given) => {
    if (given === "-" || isAddress(given)) return given;
    const absolute = path.resolve(folder, given);
    names[absolute] = request.names[given] ?? given;
    return absolute;
  });
  return { ...request, inputs, names };
}

/** Files and addresses in the order given; what the person states wins over what an address says. */
async function* openAll({
  inputs,
  captured,
  day,
  names,
}: ImportArguments): AsyncGenerator<{ input: Input; stated: Stated }> {
  for (const each of inputs) {
    if (isAddress(each)) {
      for await (const { input, stated } of openAddress(each)) {
        yield { input, stated: { ...stated, captured: captured ?? stated.captured, day: day ?? stated.day } };
      }
    } else {
      for await (const input of findInputs([each])) {
        const name = input.name.replace(each, names[each] ?? each);
        yield { input: { ...input, name }, stated: { captured, day, fetchedAt: null } };
      }
    }
  }
}

/** Says of each input that it is being read; pictures and the like beside pages are passed over. */
async function* announced(
  inputs: AsyncIterable<{ input: Input; stated: Stated }>,
  state: ImportState,
  presenter: Presenter,
): AsyncGenerator<{ input: WantedInput; stated: Stated }> {
  for await (const { input, stated } of inputs) {
    if (input.kind === "skipped") continue;
    state.name = input.name;
    presenter.progress(state);
    yield { input, stated };
    state.bytes += input.size ?? 0;
  }
}

function choosePresenter({ json, events }: ImportArguments): Presenter {
  const print = (line: string) => console.log(line);
  if (events) return presentEvents(print);
  return json ? presentJson(print) : presentTable(print, process.stderr);
}

/**
 * Asked to stop, an import finishes the file at hand and leaves the others; asked the same again, it ends at once, and
 * that file is left out whole. Gives a function that says whether it was asked.
 */
function listenForStop(): () => boolean {
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      asked = true;
      console.error("Stopping after the file at hand. Once more: at once, without that file.");
    });
  }
  return () => asked;
}

/** The items until somebody asks to stop; what was taken before is finished. */
async function* takeUntil<T>(isStopping: () => boolean, items: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const item of items) {
    if (isStopping()) return;
    yield item;
  }
}

async function main(words: string[]): Promise<number> {
  const request = fromCallersFolder(parseArguments(words));
  if (request.help) {
    console.log(USAGE);
    return 0;
  }
  const isStopping = listenForStop();
  const { sql, close } = openSqlite(env().DATABASE_URL);
  const presenter = choosePresenter(request);
  const reports: ImportReport[] = [];
  const state: ImportState = { name: "", entries: 0, bytes: 0, totalBytes: await totalBytes(request.inputs) };
  const options = {
    dryRun: request.dryRun,
    onProgress(entries: number) {
      state.entries += entries;
      presenter.progress(state);
    },
  };
  const inputs = takeUntil(isStopping, openAll(request));
  for await (const report of importInputs(sql, announced(inputs, state, presenter), options)) {
    reports.push(report);
    presenter.report(report);
  }
  presenter.indexing();
  await indexPending(sql, { papersPerStep: INDEXED_AT_ONCE });
  presenter.finish(reports);
  close();
  if (!isStopping()) return exitStatus(reports);
  console.error("Stopped before the end of the list. The same command reads the rest.");
  return 1;
}

/** What to say of an error that the person who imports can do something about; others keep their stack. */
function complaintOf(error: unknown): unknown {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof EnvError) return error.message;
  const explained = explainDatabaseError(error, databasePath(env().DATABASE_URL));
  return explained instanceof SetupError
    ? `${explained.message} What was being read is left out whole; what was read before is in.`
    : explained;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(complaintOf(error));
  process.exitCode = 2;
}
