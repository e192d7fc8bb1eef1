/** Headers of pages, formats and answers of the API, graded by the rules of Mozilla's HTTP Observatory. */
import { expect, test } from "@/tests/helpers/browser";
import { gradeAnswer } from "@/tests/helpers/observatory";

const ADDRESSES = [
  "/",
  "/papers?q=attention",
  "/editions/2025-08-12",
  "/saved",
  "/import",
  "/status",
  "/nowhere",
  "/papers.atom",
  "/api/v1/papers",
  "/healthz",
];

test("every answer scores 100 or more", async ({ baseURL }) => {
  for (const address of ADDRESSES) {
    const answer = await fetch(`${baseURL}${address}`, { headers: { "X-Forwarded-Proto": "https" } });
    const { score, points } = gradeAnswer(answer.headers, await answer.text());
    console.log(`${String(score).padStart(4)} ${address}`);
    expect(score, `${address} ${JSON.stringify(points)}`).toBeGreaterThanOrEqual(100);
  }
});

test("the grading finds fault with what is at fault", () => {
  const scoreOf = (headers: Record<string, string>, html = "<html></html>") =>
    gradeAnswer(new Headers(headers), html).score;
  // Nothing at all: -25 -20 -5 -20.
  expect(scoreOf({})).toBe(30);
  const good = {
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
  };
  expect(scoreOf(good)).toBe(115);
  expect(scoreOf({ ...good, "content-security-policy": "default-src *; script-src 'unsafe-inline'" })).toBe(60);
  expect(scoreOf({ ...good, "strict-transport-security": "max-age=60" })).toBe(105);
  expect(scoreOf({ ...good, "set-cookie": "a=1" })).toBe(80);
  expect(scoreOf(good, '<script src="https://cdn.example/x.js"></script>')).toBe(110);
});
