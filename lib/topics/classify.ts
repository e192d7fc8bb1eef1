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
};

export type ExplainedMatch = TopicMatch & {
  /** The strongest reasons first, in words, such as `“ASR” in the title and 2 times in the abstract`. */
  because: string[];
};

export type Classifier = {
  classify: (paper: ClassifiedText) => TopicMatch[];
  /** The same with the reasons, which take as long again to put together. */
  explain: (paper: ClassifiedText) => ExplainedMatch[];
};

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
  const topicOf = Int32Array.from(phrases, (phrase) => phrase.topic);
  const weightOf = Float64Array.from(phrases, (phrase) => phrase.weight);
  const scores = new Float64Array(topics.length);
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
    return (weightOf[phrase] ?? 0) * mentions(phrase);
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

  function reasonsFor(topic: number): string[] {
    return found
      .filter((phrase) => topicOf[phrase] === topic && pointsOf(phrase) > 0)
      .sort((a, b) => pointsOf(b) - pointsOf(a))
      .map(explain);
  }

  /** The topics of a paper by their place in the taxonomy, the highest score first. Fills `scores` and `found`. */
  function choose(paper: ClassifiedText, statements: Statements): number[] {
    scores.fill(0);
    for (const phrase of found) inTitle[phrase] = inAbstract[phrase] = inKeywords[phrase] = 0;
    found.length = 0;
    read(paper);
    for (const phrase of found) {
      const topic = topicOf[phrase] ?? 0;
      scores[topic] = (scores[topic] ?? 0) + pointsOf(phrase);
    }
    for (const [topic, reasons] of statements) {
      scores[topic] = Math.max(scores[topic] ?? 0, 0) + STATEMENT * reasons.length;
    }
    let best = 0;
    for (let topic = 0; topic < scores.length; topic++) best = Math.max(best, scores[topic] ?? 0);
    const given: number[] = [];
    for (let topic = 0; topic < scores.length; topic++) {
      const score = scores[topic] ?? 0;
      if (score >= ENOUGH && (score >= NEAR_BEST * best || statements.has(topic))) given.push(topic);
    }
    return given
      .sort((topicA, topicB) => (scores[topicB] ?? 0) - (scores[topicA] ?? 0) || topicA - topicB)
      .slice(0, MOST_TOPICS);
  }

  function toMatch(topic: number, statements: Statements): TopicMatch {
    const origin = statements.has(topic) ? "stated" : "derived";
    return { slug: topics[topic]?.slug ?? "", score: scores[topic] ?? 0, origin };
  }

  return {
    classify(paper) {
      const statements = findStatements(paper);
      return choose(paper, statements).map((topic) => toMatch(topic, statements));
    },
    explain(paper) {
      const statements = findStatements(paper);
      return choose(paper, statements).map((topic) => {
        const because = [...(statements.get(topic) ?? []), ...reasonsFor(topic)].slice(0, REASONS_MAX);
        return { ...toMatch(topic, statements), because };
      });
    },
  };
}

function joinPlaces(places: readonly string[]): string {
  if (places.length < 2) return places.join("");
  return `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}

let shared: { taxonomy: Taxonomy; classifier: Classifier } | undefined;

function sharedClassifier(): Classifier {
  const taxonomy = currentTaxonomy();
  if (shared?.taxonomy !== taxonomy) shared = { taxonomy, classifier: createClassifier(taxonomy) };
  return shared.classifier;
}

/** Classifies by the taxonomy of this installation: see `createClassifier`. Throws TaxonomyError when it is wrong. */
export function classify(paper: ClassifiedText): TopicMatch[] {
  return sharedClassifier().classify(paper);
}

/** The same with the reasons. */
export function explainTopics(paper: ClassifiedText): ExplainedMatch[] {
  return sharedClassifier().explain(paper);
}
