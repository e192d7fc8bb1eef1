/** `npm run sync`: fetches the lists of the last days into the catalogue. */
import { EnvError, env } from "@/lib/env";
import { runSync } from "@/lib/ingest/sync-command";

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
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 2;
}
