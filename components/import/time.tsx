import { formatDay } from "@/lib/format/dates";

/** A moment, ISO 8601, as day and time in UTC. */
export function Time({ at }: { at: string }) {
  return <time dateTime={at}>{`${formatDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`}</time>;
}
