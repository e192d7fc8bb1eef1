/** Lists of whole numbers as bytes: seven bits a byte, low bits first, the high bit set on all but the last byte. */

/** Bytes that grow. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

export function createWriter(capacity = 256): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

function reserve(writer: ByteWriter, extra: number): void {
  if (writer.length + extra <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + extra));
  grown.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = grown;
}

export function writeByte(writer: ByteWriter, byte: number): void {
  reserve(writer, 1);
  writer.bytes[writer.length++] = byte;
}

/** Writes a whole number from 0 to 2^31 - 1. */
export function writeNumber(writer: ByteWriter, value: number): void {
  reserve(writer, 5);
  let rest = value;
  while (rest > 127) {
    writer.bytes[writer.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

export function writtenBytes(writer: ByteWriter): Uint8Array {
  return writer.bytes.slice(0, writer.length);
}

/** A place in bytes; readNumber moves it on. */
export interface ByteReader {
  bytes: Uint8Array;
  at: number;
}

/** What writeNumber wrote at a place, widthOf(number) bytes long. Past the end it is 0. For loops in which each call counts. */
export function numberAt(bytes: Uint8Array, at: number): number {
  let byte = bytes[at] ?? 0;
  if (byte < 128) return byte;
  let value = byte & 127;
  let next = at;
  for (let shift = 7; byte > 127; shift += 7) {
    next += 1;
    byte = bytes[next] ?? 0;
    value |= (byte & 127) << shift;
  }
  return value;
}

/** Bytes that writeNumber takes for a number. */
export const widthOf = (value: number): number =>
  value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

/** Reads what writeNumber wrote. Past the end it gives 0. */
export function readNumber(reader: ByteReader): number {
  const value = numberAt(reader.bytes, reader.at);
  reader.at += widthOf(value);
  return value;
}

export const isAtEnd = (reader: ByteReader): boolean => reader.at >= reader.bytes.length;
