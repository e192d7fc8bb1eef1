/** Counts how often the topics given agree with the categories that authors chose. */
import { COUNTERPARTS, type Counterpart, holdsCategory } from "@/tests/bench/topics-counterparts";
import judged from "@/tests/bench/topics-judged.json";

export const HALVES = ["development", "held-out"] as const;
export type Half = (typeof HALVES)[number];

/** Categories that take in papers of all fields, so that a further category is often left out. */
const CATCH_ALL = new Set(["cs.CV", "cs.CL", "cs.AI", "cs.LG"]);

type Tally = { both: number; onlyTopic: number; onlyCategory: number };
type Counts = { all: Tally; specialist: Tally; onTopic: number; offTopic: number };
type ArxivPaper = { id: string; categories: readonly string[] };

const verdicts: ReadonlyMap<string, boolean> = new Map(
  Object.entries(judged).flatMap(([topic, { yes, no }]) => [
    ...yes.map((id) => [`${topic} ${id}`, true] as const),
    ...no.map((id) => [`${topic} ${id}`, false] as const),
  ]),
);

/** FNV-1a of the identifier, so that the split never depends on order. */
function halfOf(id: string): Half {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return (hash >>> 7) % 2 === 0 ? "development" : "held-out";
}

const blankTally = (): Tally => ({ both: 0, onlyTopic: 0, onlyCategory: 0 });

function tally(counts: Tally, found: boolean, belongs: boolean): void {
  if (found && belongs) counts.both++;
  else if (found) counts.onlyTopic++;
  else if (belongs) counts.onlyCategory++;
}

export type AgreementRow = {
  categories: string;
  half: Half;
  papers: number;
  precision: number;
  recall: number;
  /** The same among papers whose first category is no catch-all. */
  specialistPapers: number;
  specialistPrecision: number;
  specialistRecall: number;
  /** Papers given the topic without the category that were read, and the share found on topic. */
  read: number;
  onTopicShare: number;
  /** Precision if that share holds for all of them. */
  precisionAsRead: number;
};

/** A counter of agreement: `add` each paper with its topics, then ask for the `rows`. */
export function createAgreement() {
  const blank = (): Counts => ({ all: blankTally(), specialist: blankTally(), onTopic: 0, offTopic: 0 });
  const counts = new Map(
    COUNTERPARTS.flatMap(({ name }) => HALVES.map((half) => [`${name} ${half}`, blank()] as const)),
  );
  const countsOf = (name: string, half: Half): Counts => counts.get(`${name} ${half}`) ?? blank();

  function addTo(counterpart: Counterpart, paper: ArxivPaper, given: ReadonlySet<string>): void {
    const own = countsOf(counterpart.name, halfOf(paper.id));
    const belongs = paper.categories.some((category) => holdsCategory(counterpart, category));
    const found = counterpart.topics.filter((topic) => given.has(topic));
    tally(own.all, found.length > 0, belongs);
    if (!CATCH_ALL.has(paper.categories[0] ?? "")) tally(own.specialist, found.length > 0, belongs);
    const verdict = belongs ? undefined : verdicts.get(`${found[0]} ${paper.id}`);
    if (verdict === true) own.onTopic++;
    if (verdict === false) own.offTopic++;
  }

  return {
    add(paper: ArxivPaper, given: ReadonlySet<string>): void {
      for (const counterpart of COUNTERPARTS) addTo(counterpart, paper, given);
    },
    rows: (): AgreementRow[] =>
      COUNTERPARTS.flatMap(({ name }) =>
        HALVES.map((half) => ({ categories: name, half, ...toRates(countsOf(name, half)) })),
      ),
  };
}

function toRates({ all, specialist, onTopic, offTopic }: Counts) {
  const onTopicShare = onTopic / (onTopic + offTopic);
  return {
    papers: all.both + all.onlyCategory,
    precision: all.both / (all.both + all.onlyTopic),
    recall: all.both / (all.both + all.onlyCategory),
    specialistPapers: specialist.both + specialist.onlyCategory,
    specialistPrecision: specialist.both / (specialist.both + specialist.onlyTopic),
    specialistRecall: specialist.both / (specialist.both + specialist.onlyCategory),
    read: onTopic + offTopic,
    onTopicShare,
    precisionAsRead: (all.both + onTopicShare * all.onlyTopic) / (all.both + all.onlyTopic),
  };
}
