import { expect, test } from "vitest";
import { PageWriter } from "@/lib/serve/page-writer.mjs";

test("a page is its bytes and texts in order, whatever was written before", () => {
  const first = new PageWriter();
  first.addText("the first page is longer than the second one");
  const kept = first.finish();
  const page = new PageWriter();
  page.addBytes(Buffer.from("<p>"));
  page.addText("né…𝛼\ud800");
  const start = page.length;
  page.addText("</p>");
  expect(page.since(start).toString()).toBe("</p>");
  page.addText("");
  expect(page.finish().toString()).toBe("<p>né…𝛼\ufffd</p>");
  expect(kept.toString()).toBe("the first page is longer than the second one");
});

test("a page may be larger than all before", () => {
  const page = new PageWriter();
  const long = "…".repeat(200_000);
  page.addText("<");
  page.addText(long);
  page.addBytes(Buffer.from(long));
  const whole = page.finish();
  expect(whole.toString()).toBe(`<${long}${long}`);
  expect(whole.buffer.byteLength).toBe(1 + 2 * 600_000);
});
