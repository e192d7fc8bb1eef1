/**
 * Next.js bundles pages apart from route handlers and from what starts with the server, so one process has each module twice.
 * What must be there once, such as a search index, is kept on the global object.
 */
const shared = globalThis as unknown as { broadsheetShared?: Map<string, unknown> };

/** The one value of this name in this process, made by whoever asks first. */
export function processWide<T>(name: string, make: () => T): T {
  shared.broadsheetShared ??= new Map();
  const { broadsheetShared } = shared;
  if (!broadsheetShared.has(name)) broadsheetShared.set(name, make());
  return broadsheetShared.get(name) as T;
}
