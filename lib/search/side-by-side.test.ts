import { expect, test } from "vitest";
import { sideBySide } from "@/lib/search/side-by-side";

/** Calls by name, worked on until they are told to end. */
function startWorking(most: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = sideBySide<string>(
    most,
    (call) => call.startsWith("short"),
    (call) => {
      begun.push(call);
      return new Promise((resolve) => ends.set(call, resolve));
    },
  );
  async function end(call: string): Promise<void> {
    ends.get(call)?.();
    await new Promise(setImmediate);
  }
  return { begun, take, end };
}

test("so many are worked on at once, the others in their order as soon as one has ended", async () => {
  const { begun, take, end } = startWorking(2);
  for (const call of ["a", "b", "c", "d"]) take(call);
  expect(begun).toEqual(["a", "b"]);
  await end("b");
  expect(begun).toEqual(["a", "b", "c"]);
  await end("a");
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await end("c");
  await end("d");
  take("e");
  expect(begun.at(-1)).toBe("e");
});

test("short ones wait for none, and keep none waiting", async () => {
  const { begun, take, end } = startWorking(2);
  for (const call of ["a", "b", "c", "short 1", "short 2"]) take(call);
  expect(begun).toEqual(["a", "b", "short 1", "short 2"]);
  await end("short 1");
  expect(begun).not.toContain("c");
  await end("a");
  expect(begun.at(-1)).toBe("c");
});
