/** One of several server processes, started by processes.mjs. */
import { serve } from "./serve.mjs";

/** @param {import("./processes.mjs").Report} report */
const tell = (report) => void process.send?.(report);

const { BROADSHEET_SETTINGS = "", BROADSHEET_PROCESS = "", BROADSHEET_FIRST_PROCESS = "" } = process.env;
// Whoever looks after this process has gone: it stops as on a signal.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
try {
  const isFirst = BROADSHEET_PROCESS === "0";
  tell({ ready: await serve(JSON.parse(BROADSHEET_SETTINGS), { isFirst, address: BROADSHEET_FIRST_PROCESS }) });
} catch (error) {
  if (error instanceof Error && error.name === "SetupError") tell({ problem: error.message });
  else throw error;
}
