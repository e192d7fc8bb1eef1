/** What reading one record of a list comes to, and how a list of records becomes a parsed source. */
import type { Format, ParsedSource, PlacedEntry, Reject } from "@/lib/ingest/source";
import type { PaperEntry } from "@/lib/papers/paper";

/** Where a record stands. */
export interface Place {
  /** `[3]`, `data[3]`, `line 12`; empty where the record is the whole of the source. */
  name: string;
  line: number | null;
  /** Among all records of the source, from 0. */
  position: number;
}

export type RecordReading =
  | { ok: true; entry: PaperEntry; notes: string[] }
  | { ok: false; place: string; reason: string };

/** The place of a key inside a record: `[3].paper.title`, `line 12: paper.title`. */
export function placeOf(place: Place, path: readonly PropertyKey[]): string {
  const inside = path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
  if (place.name === "") return inside === "" ? "the record" : inside;
  if (inside === "") return place.name;
  return place.line === null ? `${place.name}.${inside}` : `${place.name}: ${inside}`;
}

const MOST_NOTES = 20;

/** Reads record after record. Entries and rejects together are as many as the records given. */
export function readRecords<T>(
  format: Format,
  records: Iterable<{ place: Place; value: T }>,
  read: (value: T, place: Place) => RecordReading,
): ParsedSource {
  const entries: PlacedEntry[] = [];
  const rejects: Reject[] = [];
  const notes: string[] = [];
  for (const { place, value } of records) {
    const reading = read(value, place);
    if (reading.ok) {
      entries.push({ entry: reading.entry, line: place.line, place: placeOf(place, []) });
      notes.push(...reading.notes);
    } else {
      rejects.push({ line: place.line, place: reading.place, reason: reading.reason });
    }
  }
  return { format, day: null, entries, rejects, notes: capped(notes) };
}

/** The first twenty notes and how many more there are: one fault repeated a thousand times is one finding. */
export function capped(notes: string[]): string[] {
  if (notes.length <= MOST_NOTES) return notes;
  return [...notes.slice(0, MOST_NOTES), `And ${notes.length - MOST_NOTES} more notes of this kind.`];
}

/** A source of which nothing could be read. */
export function unreadable(format: Format, place: string, reason: string, line: number | null = null): ParsedSource {
  return { format, day: null, entries: [], rejects: [{ line, place, reason }], notes: [] };
}
