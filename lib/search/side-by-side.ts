/** Calls wait their turn: so many are worked on side by side, but for short ones, which go before. */

/** Takes calls that are worked on by `work`, `most` at once in the order they came; those that are short at once. */
export function sideBySide<Call>(
  most: number,
  isShort: (call: Call) => boolean,
  work: (call: Call) => Promise<void>,
): (call: Call) => void {
  const calls: Call[] = [];
  let working = 0;
  async function goOn(): Promise<void> {
    if (working === most) return;
    working += 1;
    for (let call = calls.shift(); call !== undefined; call = calls.shift()) await work(call);
    working -= 1;
  }
  return (call) => {
    if (isShort(call)) {
      void work(call);
      return;
    }
    calls.push(call);
    void goOn();
  };
}
