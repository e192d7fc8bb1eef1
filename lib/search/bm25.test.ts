import { expect, test } from "vitest";
import { enterRoom, listMarked } from "@/lib/search/block-room";
import { addScores, beginScores, shareMentions } from "@/lib/search/bm25";
import { packCounts } from "@/lib/search/postings";

test("one mention counts more in short texts, and in titles", () => {
  const { title, abstract } = shareMentions(10, 100);
  // 2.5 / (0.5 + 0.5), and with twice the words 2.5 / (0.5 + 1).
  expect(title[10]).toBeCloseTo(2.5, 10);
  expect(title[20]).toBeCloseTo(2.5 / 1.5, 10);
  expect(abstract[100]).toBeCloseTo(1, 10);
  expect(abstract[200]).toBeCloseTo(1 / 1.75, 10);
});

test("scores are added for listed papers: mentions in title and abstract, weighed, and saturated by 1.2", () => {
  const room = enterRoom(1);
  room.marks.fill(0);
  room.marks[0] = 0b1110;
  listMarked(room);
  room.columns.set([packCounts(0, 3, false), packCounts(1, 0, false), packCounts(0, 0, true)]);
  const index = {
    meanTitle: 10,
    meanAbstract: 100,
    mentionShares: shareMentions(10, 100),
    columns: {
      titleWords: Uint16Array.of(0, 10, 10, 10),
      // The last is longer than what is kept of usual lengths.
      abstractWords: Uint16Array.of(0, 100, 100, 1_100),
    },
  };
  beginScores(index, room, 0);
  addScores(room, 0, 2);
  // 2 × 3 / 4.2, 2 × 2.5 / 3.7, and of a name: 2 mentions of 1 / (0.25 + 0.75 × 11) each.
  const name = 2 / 8.5;
  const expected = [6 / 4.2, 5 / 3.7, (2 * name) / (1.2 + name)];
  expected.forEach((score, i) => {
    expect(room.scores[i]).toBeCloseTo(score, 5);
  });
  addScores(room, 0, 2);
  expect(room.scores[1]).toBeCloseTo(10 / 3.7, 5);
});
