/** `node lib/setup/run-script.mjs SCRIPT …`: runs one of our scripts. For the server: its own set-up was done at its start. */
import { runScript } from "./script.mjs";

const [script = "", ...args] = process.argv.slice(2);
process.exitCode = await runScript(script, args);
