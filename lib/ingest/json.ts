/** JSON from outside: a value or one sentence, never an exception. */

export type ParsedJson = { ok: true; value: unknown } | { ok: false; reason: string; line: number | null };

const LONGEST_MESSAGE = 160;

/**
 * Parses JSON. The value is unknown and may be nested as deeply as memory allows (the engine's parser does not
 * recurse), so whoever walks it must not recurse into places it does not know.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `is not valid JSON: ${shorten(message)}`, line: lineOf(message, text) };
  }
}

function shorten(message: string): string {
  const flat = message.replace(/\s+/g, " ").trim();
  return flat.length <= LONGEST_MESSAGE ? flat : `${flat.slice(0, LONGEST_MESSAGE)}…`;
}

/** The line, from 1, where the engine says "at position N"; it does not always say so. */
function lineOf(message: string, text: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return null;
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < Number(position); at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** True for `{…}` values: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
