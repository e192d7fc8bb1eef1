import { expect, test } from "vitest";
import { decodeText } from "@/lib/ingest/fetch/decode-text";

test("decodes UTF-8 unless the header names another charset that is known", () => {
  const utf8 = Buffer.from("\uFEFFSchrödinger");
  expect(decodeText(utf8, null)).toBe("Schrödinger");
  expect(decodeText(utf8, "application/json; charset=utf-8")).toBe("Schrödinger");
  expect(decodeText(utf8, "text/html; charset=martian")).toBe("Schrödinger");
  expect(decodeText(Buffer.from("Schr\u00f6dinger", "latin1"), 'text/html; charset="iso-8859-1"')).toBe("Schrödinger");
  expect(decodeText(Buffer.from([0x61, 0xff]), null)).toBe("a\uFFFD");
});
