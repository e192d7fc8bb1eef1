import { expect, test } from "vitest";
import { queryFilling } from "@/app/fillings";

test("a query stands in data as Next.js prints it: values of one name together, spaces as %20", () => {
  expect(queryFilling("?q=two+words&topic=a&sort&topic=b%26c")).toEqual({
    html: "?q=two+words&amp;topic=a&amp;sort&amp;topic=b%26c",
    data: "?q=two%20words&topic=a&topic=b%26c&sort=",
  });
});

test("no query is none", () => {
  expect(queryFilling("").data).toBe("");
  expect(queryFilling("?").data).toBe("");
});
