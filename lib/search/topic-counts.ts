/** How many papers of a set each topic has. */
import { processWide } from "@/lib/process-wide";
import { type Bits, forEachBit } from "@/lib/search/bits";
import type { SearchIndex } from "@/lib/search/full-text";
import type { Steps } from "@/lib/search/turns";

/** The topics of every paper, one long list of labels cut by `starts`. */
export interface TopicLists {
  version: number;
  starts: Uint32Array;
  labels: Uint32Array;
}

const topicLists = processWide("topic lists", () => new WeakMap<SearchIndex, TopicLists>());

/** Made once for each version of the catalogue: a search looks at the topics of what it found only. */
export function* listTopics(index: SearchIndex): Steps<TopicLists> {
  const known = topicLists.get(index);
  if (known?.version === index.version) return known;
  const { capacity, topics } = index.columns;
  const starts = new Uint32Array(capacity + 1);
  for (const bits of topics.values()) {
    forEachBit(bits, (paper) => {
      starts[paper + 1] = (starts[paper + 1] ?? 0) + 1;
    });
    yield;
  }
  for (let paper = 0; paper < capacity; paper++) starts[paper + 1] = (starts[paper + 1] ?? 0) + (starts[paper] ?? 0);
  const labels = new Uint32Array(starts[capacity] ?? 0);
  const filled = starts.slice();
  for (const [label, bits] of topics) {
    forEachBit(bits, (paper) => {
      const at = filled[paper] ?? 0;
      filled[paper] = at + 1;
      labels[at] = label;
    });
    yield;
  }
  const lists = { version: index.version, starts, labels };
  topicLists.set(index, lists);
  return lists;
}

/** How many of the papers each topic has, most first; topics of none are left out. */
export function countTopics(
  index: SearchIndex,
  { starts, labels }: TopicLists,
  papers: Bits,
): { slug: string; papers: number }[] {
  const counts = new Uint32Array(index.greatestLabel + 1);
  forEachBit(papers, (paper) => {
    const end = starts[paper + 1] ?? 0;
    for (let at = starts[paper] ?? 0; at < end; at++) {
      const label = labels[at] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
    }
  });
  const counted = [...index.columns.topics.keys()].flatMap((label) => {
    const count = counts[label] ?? 0;
    const slug = index.labels.get(label)?.slice("topic:".length);
    return count > 0 && slug !== undefined ? [{ slug, papers: count }] : [];
  });
  return counted.sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1));
}
