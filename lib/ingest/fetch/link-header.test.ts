import { expect, test } from "vitest";
import { parseNextLink } from "@/lib/ingest/fetch/link-header";

const base = "https://huggingface.co/api/daily_papers?date=2025-08-12&limit=100";

test("finds the next part among other links", () => {
  const next = "https://huggingface.co/api/daily_papers?date=2025-08-12&limit=100&p=1";
  expect(parseNextLink(`<${next}>; rel="next"`, base)).toBe(next);
  expect(parseNextLink(`<https://huggingface.co/>; rel="first", <${next}>; title="a, b"; rel=next`, base)).toBe(next);
  expect(parseNextLink([`</other>; rel="prev"`, `<?p=1>; rel="last next"`], base)).toBe(
    "https://huggingface.co/api/daily_papers?p=1",
  );
});

test("is null where there is no next part", () => {
  for (const header of [
    undefined,
    "",
    "nonsense",
    '<https://huggingface.co/>; rel="prev"',
    '<https://[>; rel="next"',
  ]) {
    expect(parseNextLink(header, base), String(header)).toBeNull();
  }
});
