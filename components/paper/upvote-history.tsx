import { Spark } from "@/components/topic/spark";
import { formatDay } from "@/lib/format/dates";
import { formatMomentum } from "@/lib/format/momentum";
import { momentumOf, type UpvoteReading } from "@/lib/papers/momentum";

/** The newest reading of each day, oldest first. */
function byDay(readings: readonly UpvoteReading[]): UpvoteReading[] {
  return [...new Map(readings.map((reading) => [reading.at.slice(0, 10), reading])).values()];
}

/** How upvotes moved: a line the size of a word, and the latest change. Nothing for a paper read once. */
export function UpvoteHistory({ readings, today }: { readings: readonly UpvoteReading[]; today: string }) {
  const days = byDay(readings);
  const momentum = momentumOf(readings);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return null;
  return (
    <dd className="history">
      <Spark values={days.map(({ upvotes }) => upvotes)} />
      <span className="vh">
        {first.upvotes} upvotes on {formatDay(first.at.slice(0, 10))}, {last.upvotes} on{" "}
        {formatDay(last.at.slice(0, 10))}
      </span>
      {momentum && <span>{formatMomentum(momentum, today)}</span>}
    </dd>
  );
}
