/** `npm run sync`: fetches the lists of the last days into the catalogue. */
import { databasePath } from "@/lib/database-path";
import { EnvError, env } from "@/lib/env";
import { runSync } from "@/lib/ingest/sync-command";
import { explainDatabaseError } from "@/lib/setup/open-database.mjs";
import { SetupError } from "@/lib/setup/setup-error.mjs";

const stop = new AbortController();
// The list at hand is finished or left out whole; a second signal ends at once.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(new Error(signal)));

try {
  process.exitCode = await runSync({
    words: process.argv.slice(2),
    databaseUrl: env().DATABASE_URL,
    options: { signal: stop.signal },
    out: (line) => console.log(line),
    err: (line) => console.error(line),
  });
} catch (error) {
  const explained = error instanceof EnvError ? error : explainDatabaseError(error, databasePath(env().DATABASE_URL));
  console.error(explained instanceof EnvError || explained instanceof SetupError ? explained.message : explained);
  process.exitCode = 2;
}
