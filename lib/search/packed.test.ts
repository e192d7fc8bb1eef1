import { expect, test } from "vitest";
import { createWriter, isAtEnd, numberAt, readNumber, widthOf, writeNumber, writtenBytes } from "@/lib/search/packed";

test("numbers take seven bits a byte, low bits first", () => {
  const writer = createWriter();
  for (const number of [0, 127, 128, 300]) writeNumber(writer, number);
  // 300 = 2 × 128 + 44: 44 with the high bit, then 2.
  expect([...writtenBytes(writer)]).toEqual([0, 127, 128, 1, 172, 2]);
});

test("what was written is read, in turn and at its place", () => {
  const numbers = [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455, 268_435_456, 2_147_483_647, 5];
  const writer = createWriter(1);
  for (const number of numbers) writeNumber(writer, number);
  const bytes = writtenBytes(writer);
  const reader = { bytes, at: 0 };
  let at = 0;
  for (const number of numbers) {
    expect(numberAt(bytes, at)).toBe(number);
    at += widthOf(number);
    expect(readNumber(reader)).toBe(number);
    expect(reader.at).toBe(at);
  }
  expect(isAtEnd(reader)).toBe(true);
  expect(numbers.map(widthOf)).toEqual([1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 1]);
  expect(numberAt(bytes, at)).toBe(0);
});
