import { expect, test } from "vitest";
import { chooseAll, chooseByMass, chooseBySets, enterRoom, listMarked, setsOfMass } from "@/lib/search/block-room";
import { BLOCK_PAPERS } from "@/lib/search/postings";

test("marked papers are listed, rising, from the first to the last of the block", () => {
  const room = enterRoom(1);
  room.marks.fill(0);
  room.marks[0] = 0b101;
  room.marks[255] = 0x8000_0000;
  listMarked(room);
  expect(room.count).toBe(3);
  expect([...room.places.subarray(0, 3)]).toEqual([0, 2, 8_191]);
  chooseAll(room);
  expect([...room.chosen.subarray(0, room.kept)]).toEqual([0, 1, 2]);
});

test("those are chosen whose words tell enough, alternatives of one word counting once", () => {
  const room = enterRoom(3);
  room.marks.fill(0);
  room.marks[0] = 0b1111;
  listMarked(room);
  room.columns.set([1, 0, 1, 0], 0);
  room.columns.set([0, 2, 2, 0], BLOCK_PAPERS);
  room.columns.set([0, 2, 0, 9], 2 * BLOCK_PAPERS);
  const wished = [
    { columns: [0], information: 1 },
    { columns: [1, 2], information: 2 },
  ];
  expect([...(setsOfMass(wished, 2) ?? [])]).toEqual([0, 0, 1, 1]);
  chooseBySets(room, wished, Uint8Array.of(0, 0, 1, 1));
  expect([...room.chosen.subarray(0, room.kept)]).toEqual([1, 2, 3]);
  // They have 1, 2, 3 and 2.
  chooseByMass(room, wished, 2);
  expect([...room.chosen.subarray(0, room.kept)]).toEqual([1, 2, 3]);
  chooseByMass(room, wished, 2.5);
  expect([...room.chosen.subarray(0, room.kept)]).toEqual([2]);
});

test("of more than eight words the sets are not made beforehand", () => {
  const wished = Array.from({ length: 9 }, (_, column) => ({ columns: [column], information: 1 }));
  expect(setsOfMass(wished, 2)).toBeNull();
  expect(setsOfMass(wished.slice(1), 8)?.indexOf(1)).toBe(255);
});
