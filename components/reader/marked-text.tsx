/** A text with ranges of it marked; ranges in order, end exclusive. */
export function MarkedText({ text, matches }: { text: string; matches: readonly [start: number, end: number][] }) {
  const parts = [];
  let done = 0;
  for (const [start, end] of matches) {
    if (start < done || end > text.length) continue;
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>);
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
