/** What lists filter, sort and count by, for every paper, in arrays indexed by paper id. */

import { type ByteWriter, createWriter, isAtEnd, readNumber, writeNumber, writtenBytes } from "@/lib/search/packed";
import { BLOCK_BITS } from "@/lib/search/postings";

/** What is kept of one paper. Days count from 1970-01-01; labels are ids of search_label; null is unknown. */
export interface PaperFacts {
  titleWords: number;
  abstractWords: number;
  day: number | null;
  upvotes: number | null;
  stars: number | null;
  authors: number | null;
  hasCode: boolean;
  hasProject: boolean;
  /** Label of the organisation, 0 for none. */
  organization: number;
  /** Labels of the topics. */
  topics: number[];
}

/** Days before 1970 do occur in no source, but must not break: stored days count from 1770. */
const DAY_SHIFT = 73_049;

const writeMaybe = (writer: ByteWriter, value: number | null, shift = 0): void =>
  writeNumber(writer, value === null ? 0 : Math.max(0, value + shift) + 1);

function readMaybe(reader: { bytes: Uint8Array; at: number }, shift = 0): number | null {
  const stored = readNumber(reader);
  return stored === 0 ? null : stored - 1 - shift;
}

/** One block as bytes. */
export function encodeFacts(facts: ReadonlyMap<number, PaperFacts>, block: number): Uint8Array {
  const writer = createWriter(facts.size * 20 + 16);
  let before = block << BLOCK_BITS;
  for (const paper of [...facts.keys()].sort((a, b) => a - b)) {
    const fact = facts.get(paper);
    if (fact === undefined) continue;
    writeNumber(writer, paper - before);
    before = paper;
    writeNumber(writer, fact.titleWords);
    writeNumber(writer, fact.abstractWords);
    writeMaybe(writer, fact.day, DAY_SHIFT);
    writeMaybe(writer, fact.upvotes);
    writeMaybe(writer, fact.stars);
    writeMaybe(writer, fact.authors);
    writeNumber(writer, (fact.hasCode ? 1 : 0) | (fact.hasProject ? 2 : 0));
    writeNumber(writer, fact.organization);
    writeNumber(writer, fact.topics.length);
    for (const topic of fact.topics) writeNumber(writer, topic);
  }
  return writtenBytes(writer);
}

/** The inverse of encodeFacts. */
export function decodeFacts(data: Uint8Array, block: number): Map<number, PaperFacts> {
  const facts = new Map<number, PaperFacts>();
  const reader = { bytes: data, at: 0 };
  let paper = block << BLOCK_BITS;
  while (!isAtEnd(reader)) {
    paper += readNumber(reader);
    const titleWords = readNumber(reader);
    const abstractWords = readNumber(reader);
    const day = readMaybe(reader, DAY_SHIFT);
    const upvotes = readMaybe(reader);
    const stars = readMaybe(reader);
    const authors = readMaybe(reader);
    const flags = readNumber(reader);
    const organization = readNumber(reader);
    const topics = Array.from({ length: readNumber(reader) }, () => readNumber(reader));
    facts.set(paper, {
      titleWords,
      abstractWords,
      day,
      upvotes,
      stars,
      authors,
      hasCode: (flags & 1) !== 0,
      hasProject: (flags & 2) !== 0,
      organization,
      topics,
    });
  }
  return facts;
}

/** In `day`, `upvotes`, `stars`, `authors` of Columns: unknown. */
export const UNKNOWN = -1_000_000;
export const EXISTS = 1;
export const HAS_CODE = 2;
export const HAS_PROJECT = 4;

/** Facts of all papers; every array has `capacity` places, a whole number of blocks. */
export interface Columns {
  capacity: number;
  titleWords: Uint16Array;
  abstractWords: Uint16Array;
  day: Int32Array;
  upvotes: Int32Array;
  stars: Int32Array;
  authors: Int32Array;
  flags: Uint8Array;
  organization: Uint32Array;
  /** For each topic label one bit a paper. */
  topics: Map<number, Uint32Array>;
}

export function createColumns(capacity: number): Columns {
  return {
    capacity,
    titleWords: new Uint16Array(capacity),
    abstractWords: new Uint16Array(capacity),
    day: new Int32Array(capacity).fill(UNKNOWN),
    upvotes: new Int32Array(capacity).fill(UNKNOWN),
    stars: new Int32Array(capacity).fill(UNKNOWN),
    authors: new Int32Array(capacity).fill(UNKNOWN),
    flags: new Uint8Array(capacity),
    organization: new Uint32Array(capacity),
    topics: new Map(),
  };
}

/** The same facts with room for more papers. */
export function growColumns(old: Columns, capacity: number): Columns {
  return capacity <= old.capacity ? old : copyColumns(old, capacity);
}

/** The same facts once more, in room for at least as many papers. */
export function copyColumns(old: Columns, capacity: number = old.capacity): Columns {
  const grown = createColumns(capacity);
  grown.titleWords.set(old.titleWords);
  grown.abstractWords.set(old.abstractWords);
  grown.day.set(old.day);
  grown.upvotes.set(old.upvotes);
  grown.stars.set(old.stars);
  grown.authors.set(old.authors);
  grown.flags.set(old.flags);
  grown.organization.set(old.organization);
  for (const [topic, bits] of old.topics) {
    const wider = new Uint32Array(capacity >> 5);
    wider.set(bits);
    grown.topics.set(topic, wider);
  }
  return grown;
}

/** Replaces one block of the columns by what its bytes say. */
export function loadBlock(columns: Columns, block: number, data: Uint8Array): void {
  const from = block << BLOCK_BITS;
  const to = from + (1 << BLOCK_BITS);
  columns.flags.fill(0, from, to);
  for (const bits of columns.topics.values()) bits.fill(0, from >> 5, to >> 5);
  const reader = { bytes: data, at: 0 };
  let paper = from;
  while (!isAtEnd(reader)) {
    paper += readNumber(reader);
    columns.titleWords[paper] = readNumber(reader);
    columns.abstractWords[paper] = readNumber(reader);
    columns.day[paper] = readMaybe(reader, DAY_SHIFT) ?? UNKNOWN;
    columns.upvotes[paper] = readMaybe(reader) ?? UNKNOWN;
    columns.stars[paper] = readMaybe(reader) ?? UNKNOWN;
    columns.authors[paper] = readMaybe(reader) ?? UNKNOWN;
    columns.flags[paper] = EXISTS | (readNumber(reader) << 1);
    columns.organization[paper] = readNumber(reader);
    for (let left = readNumber(reader); left > 0; left--) {
      const topic = readNumber(reader);
      let bits = columns.topics.get(topic);
      if (bits === undefined) {
        bits = new Uint32Array(columns.capacity >> 5);
        columns.topics.set(topic, bits);
      }
      bits[paper >> 5] = (bits[paper >> 5] ?? 0) | (1 << (paper & 31));
    }
  }
}
