/** `npm run import`: reads files, folders and addresses into the catalogue. */
import "@/lib/ingest/early-thread";
import { stat } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { databasePath } from "@/lib/database-path";
import { EnvError, env } from "@/lib/env";
import { type ImportArguments, parseArguments, USAGE, UsageError } from "@/lib/ingest/cli-arguments";
import type { ImportReport } from "@/lib/ingest/document";
import { earlyThread } from "@/lib/ingest/early-thread";
import { isAddress } from "@/lib/ingest/fetch/address-plan";
import { importInputs } from "@/lib/ingest/import-input";
import { type ImportState, type Presenter, presentEvents, presentJson, presentTable } from "@/lib/ingest/presenters";
import { type NamedRead, readInputs } from "@/lib/ingest/read-inputs";
import { exitStatus } from "@/lib/ingest/report-text";
import { type SecondThread, serveAsSecond, startSecondThread } from "@/lib/ingest/second-thread";
import { closeWriter } from "@/lib/papers/write-transaction";
import { indexPending } from "@/lib/search/index-papers";
import { explainDatabaseError } from "@/lib/setup/open-database.mjs";
import { SetupError } from "@/lib/setup/setup-error.mjs";
import { openSqlite } from "@/lib/sqlite";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

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

/** Says of each input that it is next. */
async function* announced(
  reads: AsyncIterable<NamedRead>,
  state: ImportState,
  presenter: Presenter,
): AsyncGenerator<NamedRead> {
  for await (const read of reads) {
    state.name = read.name;
    presenter.progress(state);
    yield read;
    state.bytes += read.size ?? 0;
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
    // Signals are heard between turns, of which saving many small files may take none.
    await nextTurn();
    if (isStopping()) return;
    yield item;
  }
}

/** Imports what is asked for, indexes it, and gives the exit status. */
async function importAll(
  request: ImportArguments,
  bytes: number,
  thread: SecondThread | null,
  isStopping: () => boolean,
): Promise<number> {
  const { sql, close } = openSqlite(env().DATABASE_URL);
  // Needed by the first transaction; until then the second thread starts.
  loadTaxonomy();
  const presenter = choosePresenter(request);
  const reports: ImportReport[] = [];
  const state: ImportState = { name: "", entries: 0, bytes: 0, totalBytes: bytes };
  const options = {
    dryRun: request.dryRun,
    onProgress(entries: number) {
      state.entries += entries;
      presenter.progress(state);
    },
  };
  const reads = takeUntil(isStopping, thread?.reads ?? readInputs(request));
  for await (const report of importInputs(sql, announced(reads, state, presenter), options)) {
    reports.push(report);
    presenter.report(report);
  }
  await closeWriter(sql);
  presenter.indexing();
  const cut = thread?.cutter();
  await indexPending(sql, { papersPerStep: INDEXED_AT_ONCE, ...(cut ? { cut } : {}) });
  presenter.finish(reports);
  close();
  if (!isStopping()) return exitStatus(reports);
  console.error("Stopped before the end of the list. The same command reads the rest.");
  return 1;
}

async function main(words: string[]): Promise<number> {
  const request = fromCallersFolder(parseArguments(words));
  if (request.help) {
    console.log(USAGE);
    return 0;
  }
  const isStopping = listenForStop();
  const bytes = await totalBytes(request.inputs);
  const thread = earlyThread && startSecondThread(earlyThread, { request, databaseUrl: env().DATABASE_URL });
  try {
    return await importAll(request, bytes, thread, isStopping);
  } finally {
    await thread?.stop();
  }
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

async function run(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(complaintOf(error));
    process.exitCode = 2;
  }
}

await (isMainThread ? run() : serveAsSecond());
