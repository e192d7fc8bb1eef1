/** Papers as stems in memory, as bytes. */
import { type ByteWriter, createWriter, numberAt, widthOf, writeNumber } from "@/lib/search/packed";
import { BLOCK_BITS } from "@/lib/search/postings";

/** Title and abstract of a paper as stems in order, without stop words; a gap of zeros between title and abstract. */
export interface PaperStems {
  stems: Int32Array;
  titleLength: number;
}

/** Bytes of stems that stay in memory: those of some 80,000 papers. */
const MOST_BYTES = 24_000_000;
const PAPERS_PER_BLOCK = 1 << BLOCK_BITS;
/** More than a usual paper takes. Memory that is not written to is not taken from the system. */
const BYTES_PER_PAPER = 320;
/** Zeros between title and abstract: more than any window of nearness. */
export const GAP = 8;

/** Stems of the papers of one block that were read. */
interface StemBlock {
  /** For each paper where in `written` it begins; 0 where it was not read. */
  starts: Uint32Array;
  /** Stems of a title and of its abstract, each closed by 0, paper after paper. The first byte is nobody's. */
  written: ByteWriter;
}

/** Stems in memory. A block goes when one of its papers changes, and the one not asked for longest when they are too many. */
export interface KeptStems {
  blocks: Map<number, StemBlock>;
  bytes: number;
  mostBytes: number;
  /** Papers that were kept so far, those that are gone included. */
  papers: number;
}

export const createKeptStems = (mostBytes = MOST_BYTES): KeptStems => ({
  blocks: new Map(),
  bytes: 0,
  mostBytes,
  papers: 0,
});

/** Forgets the papers of a block. */
export function forgetStems(kept: KeptStems, block: number): void {
  kept.bytes -= kept.blocks.get(block)?.written.length ?? 0;
  kept.blocks.delete(block);
}

function blockOf(kept: KeptStems, number: number): StemBlock {
  let block = kept.blocks.get(number);
  if (block === undefined) {
    block = { starts: new Uint32Array(PAPERS_PER_BLOCK), written: createWriter(PAPERS_PER_BLOCK * BYTES_PER_PAPER) };
    block.written.length = 1;
    kept.bytes += 1;
  } else kept.blocks.delete(number);
  kept.blocks.set(number, block);
  return block;
}

const placeOf = (paper: number): number => paper & (PAPERS_PER_BLOCK - 1);

export const isKept = (kept: KeptStems, paper: number): boolean =>
  (kept.blocks.get(paper >> BLOCK_BITS)?.starts[placeOf(paper)] ?? 0) !== 0;

export const hasRoom = (kept: KeptStems): boolean => kept.bytes < kept.mostBytes;

/** Keeps the stems of a paper that is not kept. */
export function keepStems(kept: KeptStems, paper: number, { stems, titleLength }: PaperStems): void {
  const block = blockOf(kept, paper >> BLOCK_BITS);
  const { starts, written } = block;
  const start = written.length;
  starts[placeOf(paper)] = start;
  for (let i = 0; i <= titleLength; i++) writeNumber(written, stems[i] ?? 0);
  for (let i = titleLength + GAP; i < stems.length; i++) writeNumber(written, stems[i] ?? 0);
  writeNumber(written, 0);
  kept.papers += 1;
  kept.bytes += written.length - start;
  for (const [number, oldest] of kept.blocks) {
    if (kept.bytes <= kept.mostBytes || oldest === block) break;
    forgetStems(kept, number);
  }
}

/** The paper that was recalled last. */
let recalled = new Int32Array(4096);

/** What is kept of a paper, null where nothing is. It stands in memory that the next call uses again. */
export function recallStems(kept: KeptStems, paper: number): PaperStems | null {
  const packed = recallPacked(kept, paper);
  return packed === null ? null : unpackStems(packed);
}

/** Stems as they are kept: those of a title and of its abstract from `start` on, each closed by 0. */
export interface PackedStems {
  bytes: Uint8Array;
  start: number;
}

/** What is kept of a paper as it is kept, null where nothing is. It is good until others have their turn. */
export function recallPacked(kept: KeptStems, paper: number): PackedStems | null {
  if (!isKept(kept, paper)) return null;
  const { starts, written } = blockOf(kept, paper >> BLOCK_BITS);
  return { bytes: written.bytes, start: starts[placeOf(paper)] ?? 0 };
}

/** The inverse of keepStems. */
function unpackStems({ bytes, start }: PackedStems): PaperStems {
  let stems = recalled;
  let length = 0;
  let titleLength = -1;
  for (let at = start; ; ) {
    const stem = numberAt(bytes, at);
    at += widthOf(stem);
    if (stem === 0) {
      if (titleLength >= 0) return { stems: stems.subarray(0, length), titleLength };
      titleLength = length;
      stems.fill(0, length, length + GAP);
      length += GAP;
      continue;
    }
    if (length + GAP >= stems.length) {
      recalled = new Int32Array(stems.length * 2);
      recalled.set(stems);
      stems = recalled;
    }
    stems[length++] = stem;
  }
}
