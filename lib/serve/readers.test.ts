import { expect, test } from "vitest";
import { freeTurn, readerWaits } from "@/lib/serve/readers.mjs";

test("work stands back while a reader waits, and goes on when none does", async () => {
  const steps: string[] = [];
  const isThere = readerWaits();
  const work = freeTurn().then(() => steps.push("work"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  steps.push("answer");
  isThere();
  isThere();
  await work;
  expect(steps).toEqual(["answer", "work"]);
  const [first, second] = [readerWaits(), readerWaits()];
  first();
  const later = freeTurn().then(() => steps.push("later work"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(steps).toHaveLength(2);
  second();
  await later;
});
