/** Choices of the reader that this browser keeps, shown as attributes of the page so that style can follow them. */
import { useSyncExternalStore } from "react";

/** On or off. Each is kept in localStorage as "on" under its name; `data-…` on <html> while on. */
export type Preference = "headlines" | "hide-seen" | "no-keys";

const listeners = new Set<() => void>();

const attribute = (name: Preference): string => `data-${name}`;

export function isOn(name: Preference): boolean {
  return document.documentElement.hasAttribute(attribute(name));
}

/** Turns it on or off, for this page even where storage is closed. */
export function turn(name: Preference, on: boolean): void {
  document.documentElement.toggleAttribute(attribute(name), on);
  try {
    if (on) localStorage.setItem(name, "on");
    else localStorage.removeItem(name);
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether it is on; false on the server. */
export function usePreference(name: Preference): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isOn(name),
    () => false,
  );
}
