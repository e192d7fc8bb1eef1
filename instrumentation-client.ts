/**
 * Runs in the browser once React and Next.js have arrived, and before either has begun. Both began in one go would hold a
 * phone up for a quarter of a second; so React begins in a turn of its own, and taps and scrolling come between.
 */
declare global {
  interface Window {
    /** Scripts that Next.js waits for before it wakes a page up: address and attributes. */
    __next_s?: [string, { children: string }][];
  }
}

setTimeout(() => import("react-dom/client"));
// An empty script is ready one turn later, so after that.
window.__next_s = [...(window.__next_s ?? []), ["", { children: "" }]];

export {};
