import { expect, test } from "vitest";
import { enterRoom, listMarked } from "@/lib/search/block-room";

test("marked papers are listed, rising, from the first to the last of the block", () => {
  const room = enterRoom(1);
  room.marks.fill(0);
  room.marks[0] = 0b101;
  room.marks[255] = 0x8000_0000;
  listMarked(room);
  expect([...room.places.subarray(0, room.count)]).toEqual([0, 2, 8_191]);
});
