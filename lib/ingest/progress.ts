/** A line on the terminal that says how far an import is. Nothing is written where there is no terminal. */

const BAR_WIDTH = 24;
const REDRAW_MS = 80;

export interface Progress {
  /** `done` of `total` bytes of all inputs, and entries so far; total 0: unknown. */
  update(done: number, total: number, entries: number, name: string): void;
  clear(): void;
}

function bar(done: number, total: number): string {
  if (total === 0) return "";
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  return `[${"#".repeat(filled)}${".".repeat(BAR_WIDTH - filled)}] ${Math.floor(share * 100)} %  `;
}

/** Progress on a stream such as standard error. */
export function createProgress(stream: NodeJS.WriteStream, now: () => number = Date.now): Progress {
  let drawn = 0;
  if (!stream.isTTY) return { update() {}, clear() {} };
  return {
    update(done, total, entries, name) {
      if (now() - drawn < REDRAW_MS) return;
      drawn = now();
      const line = `${bar(done, total)}${entries} entries  ${name}`;
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      stream.write("\r\u001b[2K");
    },
  };
}
