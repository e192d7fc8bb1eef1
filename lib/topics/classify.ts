/** Files a paper under topics, by counting phrases, so that every filing can be explained. */
import { createMatcher } from "@/lib/topics/match";
import { createStatementReader, type Statements } from "@/lib/topics/statements";
import { currentTaxonomy, type Taxonomy } from "@/lib/topics/taxonomy";

/** What is read of a paper. `null` where the source does not say. */
export type ClassifiedText = {
  title: string;
  abstract: string;
  keywords: readonly string[] | null;
  categories: readonly string[] | null;
};

export type TopicMatch = {
  slug: string;
  /** At least `ENOUGH`. */
  score: number;
  /** "stated" where a keyword names the topic or an arXiv category is its counterpart. */
  origin: "derived" | "stated";
  /** The strongest reasons first, in words, such as `“ASR” in the title and 2 times in the abstract`. */
  because: string[];
};

export type Classifier = (paper: ClassifiedText) => TopicMatch[];

/** A topic is given from this score on. */
export const ENOUGH = 8;
/** A derived topic is given only where it has this share of the best score: the rest is mentioned in passing. */
export const NEAR_BEST = 0.3;
export const MOST_TOPICS = 5;
const TITLE_MENTIONS = 2;
const ABSTRACT_MENTIONS_MAX = 3;
const STATEMENT = 8;
const REASONS_MAX = 6;

/**
 * Makes the classifier of a taxonomy.
 *
 * The score of a topic is the sum, over its phrases, of weight × mentions. A phrase in the title counts as two
 * mentions, each time in the abstract as one (three at most), and once more when a keyword of the source has it.
 * Each keyword that is a name of the topic, and each arXiv category that is its counterpart, adds eight more.
 * Topics of score eight and above that have 30 % of the best score, or are stated, are given: five at most, the
 * highest first; at a tie the earlier in the taxonomy.
 */
export function createClassifier(taxonomy: Taxonomy): Classifier {
  const { phrases, scan } = createMatcher(taxonomy);
  const { topics } = taxonomy;
  const findStatements = createStatementReader(topics);

  const inTitle = new Uint8Array(phrases.length);
  const inAbstract = new Uint8Array(phrases.length);
  const inKeywords = new Uint8Array(phrases.length);
  const found: number[] = [];

  function note(phrase: number): void {
    if (inTitle[phrase] === 0 && inAbstract[phrase] === 0 && inKeywords[phrase] === 0) found.push(phrase);
  }

  function read(paper: ClassifiedText): void {
    scan(paper.title, (phrase) => {
      note(phrase);
      inTitle[phrase] = 1;
    });
    scan(paper.abstract, (phrase) => {
      note(phrase);
      inAbstract[phrase] = Math.min((inAbstract[phrase] ?? 0) + 1, ABSTRACT_MENTIONS_MAX);
    });
    for (const keyword of paper.keywords ?? []) {
      scan(keyword, (phrase) => {
        note(phrase);
        inKeywords[phrase] = 1;
      });
    }
  }

  function mentions(phrase: number): number {
    return (inTitle[phrase] ?? 0) * TITLE_MENTIONS + (inAbstract[phrase] ?? 0) + (inKeywords[phrase] ?? 0);
  }

  function pointsOf(phrase: number): number {
    return (phrases[phrase]?.weight ?? 0) * mentions(phrase);
  }

  function explain(phrase: number): string {
    const times = inAbstract[phrase] ?? 0;
    const atLeast = times === ABSTRACT_MENTIONS_MAX ? "at least " : "";
    const places = [
      inTitle[phrase] === 1 ? "in the title" : null,
      times === 1 ? "in the abstract" : times > 1 ? `${atLeast}${times} times in the abstract` : null,
      inKeywords[phrase] === 1 ? "in a keyword" : null,
    ].filter((place) => place !== null);
    return `“${(phrases[phrase]?.text ?? "").replaceAll("*", "…")}” ${joinPlaces(places)}`;
  }

  return (paper) => {
    read(paper);
    const statements: Statements = findStatements(paper);
    const scores = new Map<number, number>();
    for (const phrase of found) {
      const topic = phrases[phrase]?.topic ?? 0;
      scores.set(topic, (scores.get(topic) ?? 0) + pointsOf(phrase));
    }
    for (const [topic, reasons] of statements) {
      scores.set(topic, Math.max(scores.get(topic) ?? 0, 0) + STATEMENT * reasons.length);
    }
    const nearBest = NEAR_BEST * Math.max(0, ...scores.values());
    const given = [...scores]
      .filter(([topic, score]) => score >= ENOUGH && (score >= nearBest || statements.has(topic)))
      .sort(([topicA, a], [topicB, b]) => b - a || topicA - topicB)
      .slice(0, MOST_TOPICS)
      .map(([topic, score]): TopicMatch => {
        const stated = statements.get(topic) ?? [];
        const reasons = found
          .filter((phrase) => phrases[phrase]?.topic === topic && pointsOf(phrase) > 0)
          .sort((a, b) => pointsOf(b) - pointsOf(a))
          .map(explain);
        return {
          slug: topics[topic]?.slug ?? "",
          score,
          origin: stated.length > 0 ? "stated" : "derived",
          because: [...stated, ...reasons].slice(0, REASONS_MAX),
        };
      });
    for (const phrase of found) inTitle[phrase] = inAbstract[phrase] = inKeywords[phrase] = 0;
    found.length = 0;
    return given;
  };
}

function joinPlaces(places: readonly string[]): string {
  if (places.length < 2) return places.join("");
  return `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}

let shared: { taxonomy: Taxonomy; classifier: Classifier } | undefined;

/** Classifies by the taxonomy of this installation: see `createClassifier`. Throws TaxonomyError when it is wrong. */
export function classify(paper: ClassifiedText): TopicMatch[] {
  const taxonomy = currentTaxonomy();
  if (shared?.taxonomy !== taxonomy) shared = { taxonomy, classifier: createClassifier(taxonomy) };
  return shared.classifier(paper);
}
