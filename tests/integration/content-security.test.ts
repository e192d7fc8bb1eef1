import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { THEME_SCRIPT } from "@/components/shell/theme-script";
import { makePolicy, THEME_SCRIPT_HASH } from "@/lib/serve/content-security.mjs";
import { STARTER } from "@/lib/serve/late-scripts.mjs";

const hash = (script: string) => `sha256-${createHash("sha256").update(script).digest("base64")}`;

test("the script of the theme is the one that the policy knows", () => {
  expect(hash(THEME_SCRIPT)).toBe(THEME_SCRIPT_HASH);
});

test("the script that starts the others is named by its hash", () => {
  const { policy, refused } = makePolicy(`<head><script>${STARTER}</script></head>`);
  expect(refused).toEqual([]);
  expect(policy).toContain(`script-src 'self' '${hash(STARTER)}';`);
});

test("scripts that hand over data are named by their hash, each once", () => {
  const data = 'self.__next_f.push([1,"a"])';
  const { policy, refused } = makePolicy(
    `<script src="/a.js"></script><script>${THEME_SCRIPT}</script><script>${data}</script><script>${data}</script>`,
  );
  expect(refused).toEqual([]);
  expect(policy).toContain(`script-src 'self' '${THEME_SCRIPT_HASH}' '${hash(data)}';`);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test("scripts that somebody put into a page are not named", () => {
  const injected = [
    "alert(1)",
    'self.__next_f.push([1,"a"]);alert(1)',
    "self.__next_f.push([alert(1)])",
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});',
    `${THEME_SCRIPT};alert(1)`,
    `${STARTER};alert(1)`,
  ];
  const { policy, refused } = makePolicy(injected.map((script) => `<p></p><script>${script}</script>`).join("\n"));
  expect(refused).toEqual(injected);
  expect(policy).not.toContain("sha256-");
});

test("blocks of data need no permission", () => {
  expect(makePolicy('<script type="application/ld+json">{"a":1}</script>').refused).toEqual([]);
});
