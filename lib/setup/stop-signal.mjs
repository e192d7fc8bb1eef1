/** How often to look whether npm's shell is still there, in milliseconds. */
const PARENT_CHECK = 300;

/**
 * Calls `stop` once when this process is to end: on SIGINT or SIGTERM, and when the shell that npm started us in is gone.
 * npm sends its signals to that shell, which dies of them without passing them on.
 * @param {(signal: NodeJS.Signals) => void} stop
 */
export function onStopSignal(stop) {
  let stopping = false;
  /** @param {NodeJS.Signals} signal */
  const stopOnce = (signal) => {
    if (stopping) return;
    stopping = true;
    stop(signal);
  };
  process.on("SIGINT", stopOnce).on("SIGTERM", stopOnce);
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopOnce("SIGTERM");
  }, PARENT_CHECK).unref();
}
