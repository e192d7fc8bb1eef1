import { expect, test } from "vitest";
import { nodeProblem } from "./node-version.mjs";

test.each(["20.9.0", "20.20.2", "21.0.0", "22.12.0", "24.1.0"])("Node %s will do", (version) => {
  expect(nodeProblem(version)).toBeNull();
});

test.each(["12.22.12", "16.20.2", "18.20.4", "20.8.1"])("Node %s is too old, and we say what to do", (version) => {
  expect(nodeProblem(version)).toBe(
    `Broadsheet needs Node.js 20.9 or newer, and this is ${version}. Get a newer one: https://nodejs.org`,
  );
});
