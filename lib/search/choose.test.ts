import { expect, test } from "vitest";
import { enterRoom, listMarked, type Room } from "@/lib/search/block-room";
import {
  findSets,
  keepByMass,
  keepEnough,
  keepHopeful,
  mostOfSets,
  setsOfMass,
  type Wished,
} from "@/lib/search/choose";
import { joinPieces } from "@/lib/search/pieces";
import { encodePostings } from "@/lib/search/postings";

/** A stem whose words, one list of papers each, stand in the first block. */
function stemOf(...words: (readonly number[])[]): Wished["stems"][number] {
  const pieces = joinPieces(
    words.map((papers, word) => [
      word,
      0,
      encodePostings(
        papers,
        papers.map(() => 1),
        0,
      ).slice(),
    ]),
  );
  return { pieces, first: 0, next: words.length };
}

/** The first four papers of the block, listed. */
function listFour(): Room {
  const room = enterRoom(1);
  room.marks.fill(0);
  room.marks[0] = 0b1111;
  listMarked(room);
  return room;
}

const listed = ({ places, count }: Room) => [...places.subarray(0, count)];

/** More than a quarter of the block, so it is kept as a row: 3, 6, 9 and on. */
const manyPapers = Array.from({ length: 2_700 }, (_, i) => 3 + i * 3);
const one = { stems: [stemOf([0, 2])], information: 1, most: 5 };
/** Two alternatives for one word, the second with two words of its own. */
const other = { stems: [stemOf([1, 2]), stemOf([1], manyPapers)], information: 2, most: 3 };

test("which wished words papers have, alternatives of one word counting once", () => {
  const room = listFour();
  for (let times = 0; times < 2; times++) {
    findSets(room, [one, other]);
    expect([...room.sets.subarray(0, 4)]).toEqual([0b01, 0b10, 0b11, 0b10]);
  }
});

test("those are kept whose words tell enough", () => {
  expect([...(setsOfMass([one, other], 2) ?? [])]).toEqual([0, 0, 1, 1]);
  const room = listFour();
  findSets(room, [one, other]);
  keepEnough(room, Uint8Array.of(0, 0, 1, 1));
  expect(listed(room)).toEqual([1, 2, 3]);
  // Their sets are still beside them.
  keepEnough(room, Uint8Array.of(0, 0, 0, 1));
  expect(listed(room)).toEqual([2]);
});

test("the same by what they tell, word by word", () => {
  // They have 1, 2, 3 and 2.
  for (const [least, kept] of [
    [2, [1, 2, 3]],
    [2.5, [2]],
    [1, [0, 1, 2, 3]],
  ] as const) {
    const room = listFour();
    keepByMass(room, [one, other], least);
    expect(listed(room)).toEqual(kept);
  }
});

test("of more than eight words the sets are not made beforehand", () => {
  const wished = Array.from({ length: 9 }, () => ({ stems: [], information: 1, most: 1 }));
  expect(setsOfMass(wished, 2)).toBeNull();
  expect(setsOfMass(wished.slice(1), 8)?.indexOf(1)).toBe(255);
});

test("those are kept that may score so much", () => {
  // 2 of other words, and 5 and 3 of these.
  const most = mostOfSets([one, other], 2);
  expect([...most]).toEqual([2, 7, 5, 10]);
  const room = listFour();
  findSets(room, [one, other]);
  keepHopeful(room, most, 7);
  expect(listed(room)).toEqual([0, 2]);
});

test("few papers are looked for in a long list, whatever the block has beside them", () => {
  const room = listFour();
  // 0, 2, 4 up to 998: neither a row nor short beside four papers.
  const long = { stems: [stemOf(Array.from({ length: 500 }, (_, i) => 2 * i))], information: 1, most: 1 };
  const other = { stems: [stemOf([1]), stemOf([8_000])], information: 1, most: 1 };
  for (let times = 0; times < 2; times++) {
    findSets(room, [other, long]);
    expect([...room.sets.subarray(0, 4)]).toEqual([0b10, 0b01, 0b10, 0]);
  }
  room.count = 0;
  findSets(room, [long]);
  expect(listed(room)).toEqual([]);
});
