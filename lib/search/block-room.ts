/** Room to look at the papers of one block: who is listed, what words say of each, what they have and score. */
import { BLOCK_PAPERS } from "@/lib/search/postings";

/** Nothing in it lives from one block to the next. */
export interface Room {
  /** One bit a paper of the block. */
  marks: Uint32Array;
  /** Listed papers by their places in the block, rising: the first `count`. */
  places: Uint16Array;
  count: number;
  /** For each asked word a column of BLOCK_PAPERS: its counts in each listed paper. */
  columns: Uint8Array;
  /** What each listed paper has of what is wished for: a bit a word, or what they tell. */
  sets: Uint8Array;
  mass: Float32Array;
  /** Which listed papers are results: the first `kept`, by their number in the list, and the score of each. */
  chosen: Uint16Array;
  kept: number;
  scores: Float32Array;
}

const room: Room = {
  marks: new Uint32Array(BLOCK_PAPERS >> 5),
  places: new Uint16Array(BLOCK_PAPERS),
  count: 0,
  columns: new Uint8Array(0),
  sets: new Uint8Array(BLOCK_PAPERS),
  mass: new Float32Array(BLOCK_PAPERS),
  chosen: new Uint16Array(BLOCK_PAPERS),
  kept: 0,
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

/** One asked word: the columns of the stems that stand for it, and what it tells. */
export interface Wished {
  columns: readonly number[];
  information: number;
}

/** Chooses all listed papers. */
export function chooseAll(room: Room): void {
  for (let i = 0; i < room.count; i++) room.chosen[i] = i;
  room.kept = room.count;
}

/** Words of which each set of those that a paper has is known beforehand. */
const FEW_WORDS = 8;

/** What the words of a set tell, bit by bit, in single precision and added in their order. */
function massOf(set: number, wished: readonly Wished[]): number {
  let mass = 0;
  wished.forEach(({ information }, word) => {
    if (((set >> word) & 1) === 1) mass = Math.fround(mass + information);
  });
  return mass;
}

/** For each set of wished words 1 where they tell `least`, else 0; null where there are too many sets. */
export function setsOfMass(wished: readonly Wished[], least: number): Uint8Array | null {
  if (wished.length > FEW_WORDS) return null;
  return Uint8Array.from({ length: 1 << wished.length }, (_, set) => Number(massOf(set, wished) >= least));
}

/** Chooses the listed papers that have a set of wished words that is enough, as setsOfMass says. */
export function chooseBySets(room: Room, wished: readonly Wished[], isEnough: Uint8Array): void {
  const { columns, sets, chosen, count } = room;
  sets.fill(0, 0, count);
  wished.forEach(({ columns: ofStems }, word) => {
    for (const column of ofStems) addToSets(sets, columns, column * BLOCK_PAPERS, count, word);
  });
  let kept = 0;
  for (let i = 0; i < count; i++) {
    chosen[kept] = i;
    // No branch: which papers have a word, no processor can guess.
    kept += isEnough[sets[i] ?? 0] ?? 0;
  }
  room.kept = kept;
}

function addToSets(sets: Uint8Array, columns: Uint8Array, base: number, count: number, word: number): void {
  for (let i = 0; i < count; i++) sets[i] = (sets[i] ?? 0) | (Number((columns[base + i] ?? 0) !== 0) << word);
}

/** Chooses the listed papers whose words tell `least` of what is wished for, however many they are. */
export function chooseByMass(room: Room, wished: readonly Wished[], least: number): void {
  const { columns, mass, chosen, count } = room;
  mass.fill(0, 0, count);
  for (const { columns: ofStems, information } of wished) {
    const base = (ofStems[0] ?? 0) * BLOCK_PAPERS;
    if (ofStems.length === 1)
      for (let i = 0; i < count; i++) mass[i] = (mass[i] ?? 0) + Number((columns[base + i] ?? 0) !== 0) * information;
    else
      for (let i = 0; i < count; i++) {
        let any = 0;
        for (const column of ofStems) any |= columns[column * BLOCK_PAPERS + i] ?? 0;
        mass[i] = (mass[i] ?? 0) + Number(any !== 0) * information;
      }
  }
  let kept = 0;
  for (let i = 0; i < count; i++) {
    chosen[kept] = i;
    // No branch: which papers have a word, no processor can guess.
    kept += Number((mass[i] ?? 0) >= least);
  }
  room.kept = kept;
}
