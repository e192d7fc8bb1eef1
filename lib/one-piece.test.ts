import { expect, test } from "vitest";
import { inOnePiece } from "@/lib/one-piece";

test.each(["", "a", "\0b", "<p>…</p>".repeat(40)])("the text stays the same", (text) => {
  expect(inOnePiece(text)).toBe(text);
  expect(inOnePiece(`${text}${text.length}`)).toBe(text + String(text.length));
});
