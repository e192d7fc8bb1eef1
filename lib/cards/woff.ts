/** Which characters a font file has glyphs for (WOFF 1.0, W3C; table `cmap`, OpenType 1.9). */
import { inflateSync } from "node:zlib";

const WOFF_SIGNATURE = 0x774f4646;
const HEADER_LENGTH = 44;
const ENTRY_LENGTH = 20;

/** One table of a WOFF file, unpacked; throws where the file is no WOFF or has no such table. */
function readTable(file: Buffer, wanted: string): Buffer {
  if (file.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error("not a WOFF file");
  const count = file.readUInt16BE(12);
  for (let index = 0; index < count; index++) {
    const at = HEADER_LENGTH + index * ENTRY_LENGTH;
    if (file.toString("latin1", at, at + 4) !== wanted) continue;
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const bytes = file.subarray(offset, offset + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  }
  throw new Error(`no table ${wanted} in the font`);
}

/** Format 4: segments of 16-bit characters. */
function* segmentCharacters(table: Buffer): Generator<number> {
  const segments = table.readUInt16BE(6) / 2;
  const [ends, starts] = [14, 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let segment = 0; segment < segments; segment++) {
    const [first, last] = [table.readUInt16BE(starts + segment * 2), table.readUInt16BE(ends + segment * 2)];
    const place = offsets + segment * 2;
    const offset = table.readUInt16BE(place);
    for (let character = first; character <= last && character !== 0xffff; character++) {
      const glyph =
        offset === 0
          ? character + table.readInt16BE(deltas + segment * 2)
          : table.readUInt16BE(place + offset + (character - first) * 2);
      if ((glyph & 0xffff) !== 0) yield character;
    }
  }
}

/** Format 12: groups of characters of any plane. */
function* groupCharacters(table: Buffer): Generator<number> {
  const groups = table.readUInt32BE(12);
  for (let group = 0; group < groups; group++) {
    const at = 16 + group * 12;
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    for (let character = first; character <= last; character++) if (glyph + character - first !== 0) yield character;
  }
}

/** Code points that the WOFF file can draw. Throws where it is no WOFF file. */
export function readCoverage(file: Buffer): Set<number> {
  const cmap = readTable(file, "cmap");
  const covered = new Set<number>();
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    const characters =
      format === 4 ? segmentCharacters(subtable) : format === 12 ? groupCharacters(subtable) : ([] as number[]);
    for (const character of characters) covered.add(character);
  }
  return covered;
}
