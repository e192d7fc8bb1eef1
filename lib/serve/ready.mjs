/**
 * When the server answers, for what is done from then on. Hangs on the global object: the server starts outside the
 * bundle of Next.js, which has modules of its own.
 */

/** @typedef {(path: string) => Promise<void>} Ask has an answer made ahead, as for a reader; settles when it is there */

/** @returns {{ broadsheetReady?: Promise<Ask> }} */
const shared = () => /** @type {{ broadsheetReady?: Promise<Ask> }} */ (globalThis);

/** Says that the server will be ready. Gives what to call then. @returns {(ask: Ask) => void} */
export function expectReady() {
  /** @type {(ask: Ask) => void} */
  let announce = () => {};
  shared().broadsheetReady = new Promise((resolve) => {
    announce = resolve;
  });
  return announce;
}

/** Settles when the server answers; at once, with null, where another one than ours runs Next.js: in development. */
export async function whenReady() {
  return (await shared().broadsheetReady) ?? null;
}
