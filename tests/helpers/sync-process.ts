/** `npm run sync` as a process of its own that reads a test's server: DATABASE_URL ORIGIN WORDS… */
import { runSync } from "@/lib/ingest/sync-command";

const [databaseUrl = "", origin = "", ...words] = process.argv.slice(2);
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort(new Error("SIGTERM")));
process.exitCode = await runSync({
  words,
  databaseUrl,
  options: { site: origin, trustedOrigins: [origin], signal: stop.signal },
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
