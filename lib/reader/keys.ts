/** The keyboard map: what a key means on a page, without a page. */

export const COMMANDS = [
  "next",
  "previous",
  "open",
  "save",
  "cite",
  "code",
  "older",
  "newer",
  "search",
  "filters",
  "headlines",
  "theme",
  "help",
  "close",
  "unfilter",
  "edition",
  "date",
  "topics",
  "saved",
] as const;
export type Command = (typeof COMMANDS)[number];

const SINGLE: Record<string, Command> = {
  j: "next",
  k: "previous",
  o: "open",
  s: "save",
  c: "cite",
  x: "code",
  "[": "older",
  "]": "newer",
  "/": "search",
  f: "filters",
  v: "headlines",
  t: "theme",
  "?": "help",
  Escape: "close",
  Backspace: "unfilter",
};

const AFTER_G: Record<string, Command> = { e: "edition", d: "date", t: "topics", s: "saved" };

/** How long `g` waits for its second key. */
export const PREFIX_MS = 1_500;

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** True where a character needs AltGr, as brackets do on many keyboards. */
  altGraph: boolean;
}

/** Waiting for the second key after `g`, pressed at that time in milliseconds; null: not waiting. */
export type Prefix = { at: number } | null;

const own = (map: Record<string, Command>, key: string): Command | null =>
  Object.hasOwn(map, key) ? (map[key] ?? null) : null;

/** The command that a key gives, and the prefix for the one after it. */
export function readKey(press: KeyPress, prefix: Prefix, now: number): { command: Command | null; prefix: Prefix } {
  const none = { command: null, prefix: null };
  const { key } = press;
  if (press.metaKey || ((press.ctrlKey || press.altKey) && !press.altGraph)) return none;
  const isLetter = /^[a-z]$/i.test(key);
  if (isLetter && (press.shiftKey || press.altGraph)) return none;
  const plain = isLetter ? key.toLowerCase() : key;
  if (prefix !== null && now - prefix.at <= PREFIX_MS) return { command: own(AFTER_G, plain), prefix: null };
  if (plain === "g") return { command: null, prefix: { at: now } };
  return { command: own(SINGLE, plain), prefix: null };
}
