import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { chooseEncoding, decode, encode, isCompressible } from "@/lib/serve/encodings.mjs";

test("the reader's wishes decide the coding", () => {
  expect(chooseEncoding(undefined)).toBe("identity");
  expect(chooseEncoding("gzip, deflate, br, zstd")).toBe("br");
  expect(chooseEncoding("gzip")).toBe("gzip");
  expect(chooseEncoding("br;q=0, gzip;q=0.5")).toBe("gzip");
  expect(chooseEncoding("br;q=0.1, gzip")).toBe("gzip");
  expect(chooseEncoding("*")).toBe("br");
  expect(chooseEncoding("identity, *;q=0")).toBe("identity");
  expect(chooseEncoding("deflate")).toBe("identity");
});

test("text comes back as it was, short or long, also where nothing makes it smaller", async () => {
  const texts = [Buffer.from("A line of a newspaper. ".repeat(100)), Buffer.from("a"), randomBytes(300_000)];
  for (const text of texts) {
    for (const encoding of ["br", "gzip", "identity"] as const) {
      for (const use of ["first", "kept"] as const) {
        expect((await decode(await encode(text, encoding, use), encoding)).equals(text)).toBe(true);
      }
    }
  }
});

test("a coded text takes no more memory than its bytes", async () => {
  const text = Buffer.from("A line of a newspaper. ".repeat(100));
  for (const encoding of ["br", "gzip"] as const) {
    for (const use of ["first", "kept"] as const) {
      const coded = await encode(text, encoding, use);
      expect(coded.buffer.byteLength).toBe(coded.length);
    }
  }
});

test("what is compressed already, or must arrive at once, stays as it is", () => {
  expect(["text/html; charset=utf-8", "application/atom+xml", "image/svg+xml"].every(isCompressible)).toBe(true);
  expect(["font/woff2", "image/png", "text/event-stream", "application/zip", undefined].some(isCompressible)).toBe(
    false,
  );
});
