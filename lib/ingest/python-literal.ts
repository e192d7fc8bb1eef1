/**
 * Reads what Python's `repr` prints for plain data: strings, numbers, `True`, `False`, `None`, lists, tuples and
 * dicts. Some archives of the Daily Papers API hold such text in place of JSON. Nothing is ever evaluated.
 * Grammar: https://docs.python.org/3/reference/lexical_analysis.html#literals (no prefixes, no bytes, no calls).
 */
import type { ParsedJson } from "@/lib/ingest/json";

/** Deeper than any record, shallow enough for the stack. */
const DEEPEST = 100;

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const NAME = /(?:True|False|None)\b/y;
const BLANK = /\s*/y;
const ESCAPES: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

class LiteralError extends Error {
  override name = "LiteralError";
}

/** Parses one literal. Total: any text gives a value or a sentence with the place of the first fault. */
export function parsePythonLiteral(text: string): ParsedJson {
  const reader = { text, at: 0 };
  try {
    const value = readValue(reader, 0);
    skipBlank(reader);
    if (reader.at < text.length) fail(reader, "goes on after its end");
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    return { ok: false, reason: error.message, line: null };
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

function readValue(reader: Reader, depth: number): unknown {
  if (depth > DEEPEST) fail(reader, `is nested more than ${DEEPEST} deep`);
  skipBlank(reader);
  const next = reader.text[reader.at];
  if (next === "{") return readDict(reader, depth);
  if (next === "[") return readSequence(reader, "]", depth);
  if (next === "(") return readSequence(reader, ")", depth);
  if (next === "'" || next === '"') return readString(reader, next);
  const name = match(reader, NAME);
  if (name !== null) return name === "None" ? null : name === "True";
  const number = match(reader, NUMBER);
  if (number !== null) return Number(number);
  return fail(reader, "is not a Python literal");
}

function readDict(reader: Reader, depth: number): Record<string, unknown> {
  const pairs: [string, unknown][] = [];
  reader.at += 1;
  while (!take(reader, "}")) {
    const key = readValue(reader, depth + 1);
    if (typeof key !== "string" && typeof key !== "number") fail(reader, "has a key that is no text");
    if (!take(reader, ":")) fail(reader, "lacks a colon after a key");
    pairs.push([String(key), readValue(reader, depth + 1)]);
    if (!take(reader, ",") && !ahead(reader, "}")) fail(reader, "lacks a comma or a closing brace");
  }
  return Object.fromEntries(pairs);
}

function readSequence(reader: Reader, close: string, depth: number): unknown[] {
  const values: unknown[] = [];
  reader.at += 1;
  while (!take(reader, close)) {
    values.push(readValue(reader, depth + 1));
    if (!take(reader, ",") && !ahead(reader, close)) fail(reader, "lacks a comma or a closing bracket");
  }
  return values;
}

function readString(reader: Reader, quote: string): string {
  let result = "";
  let start = reader.at + 1;
  for (let at = start; at < reader.text.length; at += 1) {
    const character = reader.text[at];
    if (character === quote) {
      reader.at = at + 1;
      return result + reader.text.slice(start, at);
    }
    if (character === "\n") break;
    if (character === "\\") {
      result += reader.text.slice(start, at);
      reader.at = at + 1;
      result += readEscape(reader);
      start = reader.at;
      at = reader.at - 1;
    }
  }
  return fail(reader, "has a string without an end");
}

/** What stands for the escape after a backslash. An unknown one keeps its backslash, as in Python. */
function readEscape(reader: Reader): string {
  const letter = reader.text[reader.at] ?? "";
  reader.at += 1;
  const plain = ESCAPES[letter];
  if (plain !== undefined) return plain;
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) return readCodePoint(reader, reader.text.slice(reader.at, reader.at + digits), digits);
  const octal = /^[0-7]{1,3}/.exec(reader.text.slice(reader.at - 1, reader.at + 2))?.[0];
  if (octal === undefined) return `\\${letter}`;
  reader.at += octal.length - 1;
  return String.fromCodePoint(Number.parseInt(octal, 8));
}

function readCodePoint(reader: Reader, hex: string, digits: number): string {
  const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
  if (!(code <= 0x10ffff)) fail(reader, "has a broken escape");
  reader.at += digits;
  return String.fromCodePoint(code);
}

function skipBlank(reader: Reader): void {
  match(reader, BLANK);
}

function ahead(reader: Reader, token: string): boolean {
  skipBlank(reader);
  return reader.text[reader.at] === token;
}

function take(reader: Reader, token: string): boolean {
  const there = ahead(reader, token);
  if (there) reader.at += 1;
  return there;
}

function match(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? null;
  if (found !== null) reader.at += found.length;
  return found;
}

function fail(reader: Reader, what: string): never {
  throw new LiteralError(`${what} (character ${reader.at + 1})`);
}
