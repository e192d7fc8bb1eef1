import { expect, test } from "vitest";
import { matchesLock } from "./packages.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/next": { version: "16.4.6" },
  "node_modules/next/node_modules/postcss": { version: "8.4.31" },
  "node_modules/@next/swc-darwin-arm64": { version: "16.4.6", optional: true },
};
const installed = {
  "node_modules/next": { version: "16.4.6" },
  "node_modules/next/node_modules/postcss": { version: "8.4.31" },
};

test("node_modules is current when it has every version of the lock, but for packages made for other machines", () => {
  expect(matchesLock(wanted, installed)).toBe(true);
  expect(matchesLock(wanted, { ...installed, "node_modules/@next/swc-darwin-arm64": { version: "16.4.6" } })).toBe(
    true,
  );
});

test("another version, a missing package or an optional one of another version makes it stale", () => {
  expect(matchesLock(wanted, { ...installed, "node_modules/next": { version: "16.4.5" } })).toBe(false);
  expect(matchesLock(wanted, { "node_modules/next": { version: "16.4.6" } })).toBe(false);
  expect(matchesLock(wanted, { ...installed, "node_modules/@next/swc-darwin-arm64": { version: "16.4.5" } })).toBe(
    false,
  );
});
