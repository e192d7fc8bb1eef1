/** `npm run digest`: sends the digests that are due. */
import { runDigest } from "@/lib/digest/command";
import { EnvError, env, mailSettings } from "@/lib/env";

const stop = new AbortController();
// The mail at hand is brought to its end; a second signal ends at once.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(new Error(signal)));

try {
  process.exitCode = await runDigest({
    words: process.argv.slice(2),
    databaseUrl: env().DATABASE_URL,
    mail: mailSettings(),
    signal: stop.signal,
    out: (line) => console.log(line),
    err: (line) => console.error(line),
  });
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 2;
}
