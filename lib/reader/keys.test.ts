import { expect, test } from "vitest";
import { HELP } from "@/lib/reader/help";
import { COMMANDS, type KeyPress, readKey } from "@/lib/reader/keys";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...more,
});
const command = (key: string, more: Partial<KeyPress> = {}) => readKey(press(key, more), null, 0).command;

test("each key of the map gives its command", () => {
  expect(["j", "k", "o", "s", "c", "x", "[", "]", "/", "f", "v", "t", "?"].map((key) => command(key))).toEqual([
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
  ]);
  expect(command("Escape")).toBe("close");
  expect(command("Backspace")).toBe("unfilter");
});

test("keys with Ctrl, Cmd or Alt belong to the browser", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"] as const) expect(command("s", { [held]: true })).toBeNull();
});

test("Shift makes another letter, but is how some keyboards type a question mark or a slash", () => {
  expect(command("J", { shiftKey: true })).toBeNull();
  expect(command("?", { shiftKey: true })).toBe("help");
  expect(command("/", { shiftKey: true })).toBe("search");
});

test("Caps Lock changes nothing", () => {
  expect(command("J")).toBe("next");
});

test("brackets typed with AltGr count, which Windows reports as Ctrl and Alt", () => {
  expect(command("[", { altGraph: true, ctrlKey: true, altKey: true })).toBe("older");
});

test("g waits for its second key and then forgets it", () => {
  const first = readKey(press("g"), null, 1_000);
  expect(first).toEqual({ command: null, prefix: { at: 1_000 } });
  expect(readKey(press("t"), first.prefix, 1_200)).toEqual({ command: "topics", prefix: null });
  expect(readKey(press("t"), first.prefix, 9_000)).toEqual({ command: "theme", prefix: null });
  expect(readKey(press("j"), first.prefix, 1_200)).toEqual({ command: null, prefix: null });
});

test("names that every object has are no keys", () => {
  expect(command("constructor")).toBeNull();
  expect(command("toString")).toBeNull();
});

test("the help lists every command that a key gives", () => {
  const shown = HELP.flatMap(({ rows }) => rows.flatMap(({ keys, second }) => (second ? [`g${second}`] : keys)));
  expect(new Set(shown).size).toBe(shown.length);
  const given = shown.filter((key) => !["Ctrl", "K"].includes(key)).length;
  expect(given).toBe(COMMANDS.length);
});
