/** The reader's saved papers: IndexedDB in this browser, one record each, in step between its tabs. */
import { createStore, del, entries, set, setMany, type UseStore, update } from "idb-keyval";
import { useSyncExternalStore } from "react";
import { notify } from "@/components/reader/toast-store";
import { type Merged, mergeItems, mergeLibraries } from "@/lib/reader/merge";
import { changeItem, type ItemChange, newItem, type SavedItem, withFacts } from "@/lib/reader/saved-item";
import { isStoredItem, readFactsAnswer } from "@/lib/reader/stored-item";

export interface Library {
  /** "closed": this browser keeps nothing for this page. */
  state: "loading" | "ready" | "closed";
  items: ReadonlyMap<string, SavedItem>;
  /** When each paper was last opened, ISO 8601, by slug. */
  seen: ReadonlyMap<string, string>;
}

const EMPTY: Library = { state: "loading", items: new Map(), seen: new Map() };
const CLOSED =
  "This cannot be saved: the browser keeps nothing for this page. Storage may be full, or this is a private window.";
/** As many papers as one request of /saved/papers may name. */
const FACTS_AT_ONCE = 50;

let library = EMPTY;
let stores: { items: UseStore; seen: UseStore } | null = null;
let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

function show(next: Partial<Library>): void {
  library = { ...library, ...next };
  for (const listener of listeners) listener();
}

function openStores(): { items: UseStore; seen: UseStore } {
  stores ??= { items: createStore("broadsheet-saved", "papers"), seen: createStore("broadsheet-seen", "papers") };
  return stores;
}

async function load(): Promise<void> {
  try {
    const { items, seen } = openStores();
    const [kept, opened] = await Promise.all([entries<string, unknown>(items), entries<string, unknown>(seen)]);
    show({
      state: "ready",
      items: new Map(kept.flatMap(([slug, item]) => (isStoredItem(item) ? [[slug, item] as const] : []))),
      seen: new Map(opened.flatMap(([slug, at]) => (typeof at === "string" ? [[slug, at] as const] : []))),
    });
  } catch {
    show({ state: "closed", items: new Map() });
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (channel === null && "BroadcastChannel" in window) {
    channel = new BroadcastChannel("broadsheet-library");
    channel.onmessage = () => void load();
    void load();
  }
  return () => listeners.delete(listener);
}

/** The library as this tab knows it: empty and "loading" on the server and until it was read. */
export function useLibrary(): Library {
  return useSyncExternalStore(
    subscribe,
    () => library,
    () => EMPTY,
  );
}

/** Runs a change of storage. Where storage refuses, the reader is told and the library shown is what is kept. */
async function write(change: () => Promise<void>): Promise<boolean> {
  try {
    await change();
    channel?.postMessage("changed");
    return true;
  } catch {
    notify(CLOSED);
    await load();
    return false;
  }
}

function showItems(change: (items: Map<string, SavedItem>) => void): void {
  const items = new Map(library.items);
  change(items);
  show({ items });
}

/** Asks the service worker to hold the pages of these papers for reading without a connection. */
function keepPages(slugs: readonly string[]): void {
  const paths = slugs.map((slug) => `/papers/${encodeURIComponent(slug)}`);
  navigator.serviceWorker?.controller?.postMessage({ type: "keep", paths });
}

async function putItem(item: SavedItem): Promise<boolean> {
  showItems((items) => items.set(item.slug, item));
  return write(() => set(item.slug, item, openStores().items));
}

/** Keeps a paper and learns its facts; told where storage refuses. */
export async function savePaper(slug: string, title: string): Promise<void> {
  if (!(await putItem(newItem(slug, title, new Date().toISOString())))) return;
  keepPages([slug]);
  await refreshFacts([slug]);
}

/** Lets a paper go, with a way to bring it back as it was. */
export async function removePaper(slug: string): Promise<void> {
  const item = library.items.get(slug);
  if (item === undefined) return;
  showItems((items) => items.delete(slug));
  if (await write(() => del(slug, openStores().items)))
    notify("Removed from saved.", () => {
      void putItem(item);
    });
}

/** Changes what the reader says of a kept paper. */
export async function changePaper(slug: string, change: ItemChange): Promise<void> {
  const now = new Date().toISOString();
  const known = library.items.get(slug);
  if (known === undefined) return;
  showItems((items) => items.set(slug, changeItem(known, change, now)));
  await write(() =>
    update<unknown>(slug, (kept) => changeItem(isStoredItem(kept) ? kept : known, change, now), openStores().items),
  );
}

/** Remembers that a paper's page was opened. Quietly: reading goes on where storage is closed. */
export async function markSeen(slug: string): Promise<void> {
  const at = new Date().toISOString();
  show({ seen: new Map(library.seen).set(slug, at) });
  try {
    await set(slug, at, openStores().seen);
  } catch {
    show({ state: "closed" });
  }
}

/** Adds what a file holds; nothing that is here is lost. null where storage refused, which was told. */
export async function importLibrary(file: {
  items: readonly SavedItem[];
  seen: Readonly<Record<string, string>>;
}): Promise<Merged | null> {
  const merged = mergeLibraries(library.items, file.items);
  const opened = Object.entries(file.seen).filter(([slug, at]) => (library.seen.get(slug) ?? "") < at);
  const isKept = await write(async () => {
    await setMany(
      merged.changed.map((item) => [item.slug, item]),
      openStores().items,
    );
    await setMany(opened, openStores().seen);
  });
  await load();
  if (!isKept) return null;
  keepPages(merged.changed.map(({ slug }) => slug));
  return merged;
}

async function fetchFacts(slugs: readonly string[]): Promise<ReturnType<typeof readFactsAnswer>> {
  const query = new URLSearchParams(slugs.map((slug) => ["slug", slug]));
  try {
    const response = await fetch(`/saved/papers?${query}`);
    return readFactsAnswer(response.ok ? await response.json() : null);
  } catch {
    return new Map(); // Without a connection the facts stay as they were.
  }
}

/** Brings what the catalogue knows of these papers up to date. A paper with a new address moves there. */
export async function refreshFacts(slugs: readonly string[]): Promise<void> {
  for (let start = 0; start < slugs.length; start += FACTS_AT_ONCE) {
    const answer = await fetchFacts(slugs.slice(start, start + FACTS_AT_ONCE));
    const items: SavedItem[] = [];
    const moved: string[] = [];
    for (const [asked, facts] of answer) {
      const item = library.items.get(asked);
      if (item === undefined) continue;
      const there = asked === facts.slug ? undefined : library.items.get(facts.slug);
      const here = { ...withFacts(item, facts), slug: facts.slug };
      items.push(there === undefined ? here : mergeItems(there, here));
      if (asked !== facts.slug) moved.push(asked);
    }
    if (items.length === 0) continue;
    showItems((kept) => {
      for (const item of items) kept.set(item.slug, item);
      for (const slug of moved) kept.delete(slug);
    });
    await write(async () => {
      await setMany(
        items.map((item) => [item.slug, item]),
        openStores().items,
      );
      for (const slug of moved) await del(slug, openStores().items);
    });
  }
}
