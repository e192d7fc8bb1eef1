/**
 * What a page's scripts hand to React in the browser: rows, each with an id, that refer to one another.
 * Rows: https://github.com/facebook/react/blob/main/packages/react-client/src/ReactFlightClient.js, `processStringChunk`.
 */

const CALL = /<script[^>]*>self\.__next_f\.push\((\[1,"[^<]*"\])\)<\/script>/g;
const ROOT = "0";
/** `$L1f` and the like: what row 1f says, at once, later, or as a map; `$1f:props:href`, a part of it. */
const REFERENCE = /^\$[LQ@]?([0-9a-f]+)((?::[^:]+)*)$/;
/** Places of an element's parts: it stands as `["$", type, key, props]`. */
const PART_OF_ELEMENT = new Map([
  ["type", "1"],
  ["key", "2"],
  ["props", "3"],
]);

/** Values by id. What is no JSON by itself, such as an import, stands as its letter and what follows it. */
type Rows = Map<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function readRow(text: string): unknown {
  const [letters = ""] = /^[A-Z]*/.exec(text) ?? [];
  const rest = text.slice(letters.length);
  const value: unknown = rest === "" ? null : JSON.parse(rest);
  return letters === "" ? value : [letters, value];
}

/** Of rows of one id the last counts. Hints to the browser have none, and are left out. */
function readRows(data: string): Rows {
  const rows: Rows = new Map();
  const bytes = Buffer.from(data);
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    const id = bytes.toString("utf8", at, colon);
    const [opening = "", size = ""] = /^T([0-9a-f]+),/.exec(bytes.toString("latin1", colon + 1, colon + 12)) ?? [];
    const start = colon + 1 + opening.length;
    const end = opening === "" ? bytes.indexOf("\n", start) : start + Number.parseInt(size, 16);
    if (colon < 0 || end < 0) throw new Error("data of no known shape");
    const text = bytes.toString("utf8", start, end);
    // In a text a dollar at the beginning is no reference; elsewhere it is then written twice.
    if (id !== "") rows.set(id, opening === "" ? readRow(text) : text.replace(/^\$/, "$$$$"));
    at = opening === "" ? end + 1 : end;
  }
  return rows;
}

/** What a value says, or, where it refers to a row or a part of one, that. */
function follow(rows: Rows, value: unknown): unknown {
  const [, id = "", path = ""] = (typeof value === "string" && REFERENCE.exec(value)) || [];
  if (id === "") return value;
  if (!rows.has(id)) throw new Error(`data without the row ${id}`);
  let found = follow(rows, rows.get(id));
  for (const name of path.split(":").slice(1)) {
    const isElement = Array.isArray(found) && found[0] === "$";
    const place = isElement ? (PART_OF_ELEMENT.get(name) ?? name) : name;
    if (isRecord(found)) found = follow(rows, found[place]);
  }
  return found;
}

function putTogether(rows: Rows, value: unknown): unknown {
  const found = follow(rows, value);
  if (typeof found === "string") return found.replace(/^\$\$/, "$$");
  if (Array.isArray(found)) return found.map((each) => putTogether(rows, each));
  if (!isRecord(found)) return found;
  return Object.fromEntries(Object.entries(found).map(([name, each]) => [name, putTogether(rows, each)]));
}

/** The page's data as one tree, each row where another refers to it: however they were parted, the same data is the same tree. */
export function browserData(html: string): unknown {
  const calls = [...html.matchAll(CALL)].map(([, call = ""]) => String(JSON.parse(call)[1]));
  return putTogether(readRows(calls.join("")), `$${ROOT}`);
}
