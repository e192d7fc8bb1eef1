/** One message at a time about something the reader did, with a way to undo it where there is one. */

export interface Message {
  text: string;
  undo: (() => void) | null;
}

let message: Message | null = null;
const listeners = new Set<() => void>();

function show(next: Message | null): void {
  message = next;
  for (const listener of listeners) listener();
}

export const notify = (text: string, undo: (() => void) | null = null): void => show({ text, undo });
export const dismiss = (): void => show(null);
export const currentMessage = (): Message | null => message;

export function subscribeToMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
