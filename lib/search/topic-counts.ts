/** How many papers of a list each topic has. */
import { processWide } from "@/lib/process-wide";
import { forEachBit } from "@/lib/search/bits";
import type { SearchIndex } from "@/lib/search/full-text";
import type { Steps } from "@/lib/search/turns";

/** The topics of every paper: places in `labels`, one long list cut by `starts`. */
export interface TopicLists {
  version: number;
  labels: number[];
  starts: Uint32Array;
  places: Uint16Array;
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
      starts[paper] = (starts[paper] ?? 0) + 1;
    });
    yield;
  }
  // From counts to where the next paper begins; filling then moves each back to where its own begins.
  for (let paper = 1; paper <= capacity; paper++) starts[paper] = (starts[paper] ?? 0) + (starts[paper - 1] ?? 0);
  const places = new Uint16Array(starts[capacity] ?? 0);
  const labels = [...topics.keys()];
  for (const [place, label] of labels.entries()) {
    forEachBit(topics.get(label) ?? starts.subarray(0, 0), (paper) => {
      const at = (starts[paper] ?? 0) - 1;
      starts[paper] = at;
      places[at] = place;
    });
    yield;
  }
  const lists = { version: index.version, labels, starts, places };
  topicLists.set(index, lists);
  return lists;
}

/** Topics with how many papers they have, by place; most first, those of none left out. */
export function countedTopics(
  index: SearchIndex,
  { labels }: TopicLists,
  counts: Uint32Array,
): { slug: string; papers: number }[] {
  const counted = labels.flatMap((label, place) => {
    const count = counts[place] ?? 0;
    const slug = index.labels.get(label)?.slice("topic:".length);
    return count > 0 && slug !== undefined ? [{ slug, papers: count }] : [];
  });
  return counted.sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1));
}
