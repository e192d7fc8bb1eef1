import { expect, test } from "vitest";
import { STARTER, startLate } from "@/lib/serve/late-scripts.mjs";

const NEXT = (name: string) => `<script src="/_next/static/chunks/${name}.js" async=""></script>`;
const LATER = (name: string) => `<script type="later" src="/_next/static/chunks/${name}.js"></script>`;

test("scripts of Next.js wait, and what starts them stands at the end of the head", () => {
  const ahead = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>';
  const page = `<html><head>${ahead}${NEXT("a")}<title>T</title></head><body><p>Text</p>${NEXT("b")}</body></html>`;
  expect(startLate(page)).toBe(
    `<html><head>${LATER("a")}<title>T</title><script>${STARTER}</script></head><body><p>Text</p>${LATER("b")}</body></html>`,
  );
});

test("other scripts, and a page without any, stay as they are", () => {
  const rest =
    '<head><script>1</script><script src="/own.js" async=""></script><script src="/_next/static/chunks/p.js" noModule=""></script></head>';
  expect(startLate(rest)).toBe(rest);
});
