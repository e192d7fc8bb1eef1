/** Room to look at the papers of one block: who is listed, what words say of each, and what each scores. */
import { BLOCK_PAPERS } from "@/lib/search/postings";

/** Nothing in it lives from one block to the next. */
export interface Room {
  /** One bit a paper of the block. */
  marks: Uint32Array;
  /** Listed papers by their places in the block, rising: the first `count`. */
  places: Uint16Array;
  count: number;
  /** Which of the wished words each listed paper has, a bit a word, and what they tell together: one of the two. */
  sets: Uint8Array;
  mass: Float32Array;
  /** For each asked word a column of BLOCK_PAPERS: its counts in each listed paper. */
  columns: Uint8Array;
  /** The score of each listed paper. */
  scores: Float32Array;
}

const room: Room = {
  marks: new Uint32Array(BLOCK_PAPERS >> 5),
  places: new Uint16Array(BLOCK_PAPERS),
  count: 0,
  sets: new Uint8Array(BLOCK_PAPERS),
  mass: new Float32Array(BLOCK_PAPERS),
  columns: new Uint8Array(0),
  scores: new Float32Array(BLOCK_PAPERS),
};

/** The room, with so many columns. It is everybody's: it is to be left before others have their turn. */
export function enterRoom(columns: number): Room {
  const needed = columns * BLOCK_PAPERS;
  if (room.columns.length < needed) room.columns = new Uint8Array(needed);
  return room;
}

/** Lists the marked papers. */
export function listMarked(room: Room): void {
  const { marks, places } = room;
  let count = 0;
  for (let i = 0; i < marks.length; i++)
    for (let word = marks[i] ?? 0; word !== 0; word &= word - 1)
      places[count++] = (i << 5) + 31 - Math.clz32(word & -word);
  room.count = count;
}
