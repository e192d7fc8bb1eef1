/** Load on an address: requests per second and how long each takes, with compression as browsers ask for it. */
import autocannon from "autocannon";

const WARM_UP_SECONDS = 1;

export interface Load {
  rate: number;
  p50: number;
  p99: number;
  failed: number;
}

/** `paths` are asked in turn; `[<id>]` in one of them is another text each time. */
export async function load(
  base: string,
  paths: readonly string[],
  connections: number,
  seconds: number,
): Promise<Load> {
  const options = {
    url: base,
    connections,
    headers: { "accept-encoding": "br, gzip" },
    idReplacement: paths.some((path) => path.includes("[<id>]")),
    requests: paths.map((path) => ({ path })),
  };
  await autocannon({ ...options, duration: WARM_UP_SECONDS });
  const result = await autocannon({ ...options, duration: seconds });
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}
