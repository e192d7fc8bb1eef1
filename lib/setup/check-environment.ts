import { EnvError, env } from "@/lib/env";

/** Ends a process that starts with a wrong variable, with one sentence: better now than on the first page that needs it. */
export function checkEnvironment(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
