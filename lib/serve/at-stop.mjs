/**
 * What is to be finished before the server ends. The list hangs on the global object, since what is under way was
 * started inside the bundle of Next.js, which has modules of its own.
 */

/** @typedef {() => Promise<unknown>} Work asks something to end and settles when it has */

/** @returns {Set<Work>} */
function list() {
  const shared = /** @type {{ broadsheetAtStop?: Set<Work> }} */ (globalThis);
  shared.broadsheetAtStop ??= new Set();
  return shared.broadsheetAtStop;
}

/**
 * Has `work` done when the server is to stop. Gives a function that takes it off the list.
 * @param {Work} work
 * @returns {() => void}
 */
export function atStop(work) {
  list().add(work);
  return () => void list().delete(work);
}

/**
 * Does all of it, side by side, and waits for it so many milliseconds at most.
 * @param {number} patience
 */
export async function finishUnderWay(patience) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([Promise.allSettled([...list()].map((work) => work())), late]);
  clearTimeout(timer);
}
