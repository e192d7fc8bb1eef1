/** Which dialog is open over the page, if any. */

export type Overlay = "help" | "palette" | null;

let overlay: Overlay = null;
const listeners = new Set<() => void>();

export const currentOverlay = (): Overlay => overlay;

export function showOverlay(next: Overlay): void {
  overlay = next;
  for (const listener of listeners) listener();
}

export function subscribeToOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
