/** What `npm run bench` prints: a row for each page. */
import type { Measured } from "@/tests/bench/rounds";

export type Row = Record<string, string | number | null>;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What a page gave at so many connections, beside the references it is held against. Latencies in milliseconds. */
export function toRow(connections: number, { name, rate, cost, p50, p99, failed, shares }: Measured): Row {
  const compared = Object.entries(shares).flatMap(([reference, share]) => [
    [`of ${reference.replace(/.*, /, "")}`, percent(share.rate)],
    [`of ${reference.replace(/.*, /, "")}, by processor`, percent(share.cost)],
  ]);
  return {
    page: name,
    connections,
    "requests/s": Math.round(rate),
    "processor ms": Number(cost.toFixed(2)),
    p50,
    p99,
    failed,
    ...Object.fromEntries(compared),
  };
}
