/** What is read once for all that asks in one turn of the event loop. */

/**
 * Requests that are handled in one turn had all come before the first of them was: what is read for that one is as new as
 * any of them can expect. Only for callers that the network wakes; what another turn began may hold a value over until the
 * next one ends. What `read` throws is not kept.
 * @template T
 * @param {() => T} read
 * @returns {() => T}
 */
export function onceWithinTurn(read) {
  /** @type {{ value: T } | null} */
  let held = null;
  const forget = () => {
    held = null;
  };
  return () => {
    if (held === null) {
      held = { value: read() };
      setImmediate(forget);
    }
    return held.value;
  };
}
