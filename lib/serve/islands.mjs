/**
 * What is drawn in one piece goes into a document once: the part of Next.js that makes its data leaves it here, and the part
 * that makes its HTML takes it from here (components/ui/in-document.ts). Both are bundles with modules of their own, so this
 * hangs on the global object, as the observer does.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** @type {AsyncLocalStorage<Map<string, string>>} pieces of the document that is being made, by id */
const documents = new AsyncLocalStorage();

const islands = {
  /** @param {string} id @param {string} html */
  hand(id, html) {
    const pieces = documents.getStore();
    if (pieces === undefined) return false;
    pieces.set(id, html);
    return true;
  },
  /** @param {string} id */
  find: (id) => documents.getStore()?.get(id),
};

/**
 * Does what makes a document.
 * @template T
 * @param {() => T} work
 */
export function drawingDocument(work) {
  Object.assign(globalThis, { broadsheetIslands: islands });
  return documents.run(new Map(), work);
}
