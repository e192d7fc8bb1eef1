/** Measures in turn: reference, page, reference, page. What else the machine does then falls on all of them alike. */
import { load } from "@/tests/bench/load";
import { processorTime } from "@/tests/bench/process-cost";

export interface Subject {
  name: string;
  base: string;
  paths: readonly string[];
  pid: number;
  /** Names of the subjects it is held against. */
  against: readonly string[];
}

export interface Measured {
  name: string;
  rate: number;
  /** Processor time of the server for a request, in milliseconds. */
  cost: number;
  p50: number;
  p99: number;
  failed: number;
  /** By the name of a reference: how its rate and its processor time compare in the same round, as shares of it. */
  shares: Record<string, { rate: number; cost: number }>;
}

interface Round {
  rate: number;
  cost: number;
  p50: number;
  p99: number;
  failed: number;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

async function measureOnce({ base, paths, pid }: Subject, connections: number, seconds: number): Promise<Round> {
  const before = processorTime(pid);
  const { rate, p50, p99, failed, answers } = await load(base, paths, connections, seconds, 0);
  return { rate, p50, p99, failed, cost: (processorTime(pid) - before) / Math.max(1, answers) };
}

/** Each subject once a round; medians of the rounds. A first round is not counted. */
export async function measureInRounds(
  subjects: readonly Subject[],
  connections: number,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measured[]> {
  const seen = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (const subject of subjects) await load(subject.base, subject.paths, connections, 0.5, 0);
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects) seen.get(subject.name)?.push(await measureOnce(subject, connections, seconds));
  return subjects.map(({ name, against }) => {
    const own = seen.get(name) ?? [];
    const middle = (of: keyof Round) => median(own.map((round) => round[of]));
    const share = (reference: string, of: "rate" | "cost") => {
      const theirs = seen.get(reference) ?? [];
      const shares = own.map((round, i) =>
        of === "rate" ? round.rate / (theirs[i]?.rate ?? Number.NaN) : (theirs[i]?.cost ?? Number.NaN) / round.cost,
      );
      return median(shares);
    };
    return {
      name,
      rate: middle("rate"),
      cost: middle("cost"),
      p50: middle("p50"),
      p99: middle("p99"),
      failed: own.reduce((sum, { failed }) => sum + failed, 0),
      shares: Object.fromEntries(
        against.map((reference) => [reference, { rate: share(reference, "rate"), cost: share(reference, "cost") }]),
      ),
    };
  });
}
