/** Which dialog is open over the page, if any. */

export type Overlay = "help" | "palette" | null;

let overlay: Overlay = null;
let typedAhead = "";
const listeners = new Set<() => void>();

export const currentOverlay = (): Overlay => overlay;

export function showOverlay(next: Overlay): void {
  overlay = next;
  typedAhead = "";
  for (const listener of listeners) listener();
}

export function subscribeToOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a character that was typed for a dialog that is still on its way. */
export function typeAhead(character: string): void {
  typedAhead += character;
}

export const typedSoFar = (): string => typedAhead;
