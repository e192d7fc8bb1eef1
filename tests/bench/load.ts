/** Load on an address: requests per second and how long each takes, with compression as browsers ask for it. */
import autocannon from "autocannon";

const WARM_UP_SECONDS = 1;

export interface Load {
  rate: number;
  p50: number;
  p99: number;
  failed: number;
  /** Answers in all. */
  answers: number;
}

/**
 * `paths` are asked in turn, by each connection from another place on: else all would ask the same at once. `[<id>]` in one
 * of them is another text each time.
 */
export async function load(
  base: string,
  paths: readonly string[],
  connections: number,
  seconds: number,
  warmUp = WARM_UP_SECONDS,
): Promise<Load> {
  let clients = 0;
  const options = {
    url: base,
    connections,
    headers: { "accept-encoding": "br, gzip" },
    idReplacement: paths.some((path) => path.includes("[<id>]")),
    requests: paths.map((path) => ({ path })),
    setupClient: (client: autocannon.Client) => {
      const start = Math.floor((paths.length * clients++) / connections) % paths.length;
      client.setRequests([...paths.slice(start), ...paths.slice(0, start)].map((path) => ({ path })));
    },
  };
  if (warmUp > 0) await autocannon({ ...options, duration: warmUp });
  const result = await autocannon({ ...options, duration: seconds });
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
    answers: result.requests.total,
  };
}

/** Asks for paths over so many connections for so many seconds. */
export type Generate = (base: string, paths: readonly string[], connections: number, seconds: number) => Promise<Load>;

/** Without a warm-up of its own. */
export const loadByAutocannon: Generate = (base, paths, connections, seconds) =>
  load(base, paths, connections, seconds, 0);
