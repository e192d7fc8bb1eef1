/** What the palette offers beside the catalogue: places, things to do, and the reader's own papers. */
import { currentOverlay, showOverlay } from "@/components/reader/overlay-store";
import { runCommand, type Ways } from "@/components/reader/page-commands";
import { toPlainText } from "@/lib/format/plain-text";
import type { Command } from "@/lib/reader/keys";
import type { Entry, Group } from "@/lib/reader/palette";
import type { SavedItem } from "@/lib/reader/saved-item";

function place(text: string, href: string, keys: string[] = []): Entry {
  return { group: "Go to", text, href, id: href, fact: null, keys, matches: [] };
}

function action(id: Command, text: string, keys: string[], group: Group = "Do"): Entry {
  return { group, text, href: null, id, fact: null, keys, matches: [] };
}

const PLACES: Entry[] = [
  place("Latest edition", "/", ["g", "e"]),
  place("All papers", "/papers"),
  place("Topics", "/topics", ["g", "t"]),
  place("Trending", "/trending"),
  place("Trends", "/trends"),
  place("Saved papers", "/saved", ["g", "s"]),
  place("Import", "/import"),
  place("Search help", "/papers/help"),
];

const ACTIONS: Entry[] = [
  action("date", "Go to a date", ["g", "d"]),
  action("theme", "Switch theme", ["t"]),
  action("headlines", "Headlines only", ["v"]),
  action("help", "Keyboard shortcuts", ["?"]),
];

const savedEntry = ({ slug, title }: SavedItem): Entry => {
  const href = `/papers/${encodeURIComponent(slug)}`;
  return { group: "Saved", text: toPlainText(title), href, id: `saved ${href}`, fact: null, keys: [], matches: [] };
};

/** Entries that need no answer of the server. Saved papers only once something is typed. */
export function localEntries(text: string, saved: Iterable<SavedItem>): Entry[] {
  if (text.trim() === "") return [...PLACES, ...ACTIONS];
  return [...[...saved].map(savedEntry), ...PLACES, ...ACTIONS];
}

/** The entry that always stands: a search for the text itself. */
export function searchEntry(text: string): Entry {
  const href = `/papers?${new URLSearchParams({ q: text.trim() })}`;
  const label = `Search abstracts for “${text.trim()}”`;
  return { group: "Do", text: label, href, id: "search", fact: null, keys: ["/"], matches: [] };
}

const COMMANDS: readonly string[] = ["date", "theme", "headlines", "help"];
const isCommand = (id: string): id is Command => COMMANDS.includes(id);

/** Does what an entry says, once the palette is closed. */
export function runEntry({ href, id }: Entry, ways: Ways): void {
  if (currentOverlay() === "palette") showOverlay(null);
  if (href !== null) ways.navigate(href);
  else if (isCommand(id)) runCommand(id, ways);
}
