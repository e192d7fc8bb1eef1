import { expect, test } from "vitest";
import { applyCompletion, findCompletion, OPERATORS, printValue } from "@/lib/search/complete";
import { listOperators, parseQuery } from "@/lib/search/query";

const names = (text: string) => findCompletion(text, text.length)?.operators.map(({ name }) => name) ?? [];

test("the beginning of an operator is completed, also after words, a bracket and a minus", () => {
  expect(names("aut")).toEqual(["author:", "authors<="]);
  expect(names("diffusion tit")).toEqual(["title:"]);
  expect(names("(tit")).toEqual(["title:"]);
  expect(names("-top")).toEqual(["topic:"]);
  expect(names("has:")).toEqual(["has:code", "has:project"]);
});

test("two letters, other words and whole operators are left alone", () => {
  for (const text of ["", "ti", "diffusion", "subtit", "has:code", "title:x"]) expect(names(text)).toEqual([]);
});

test("a value is asked for after topic and author, also in quotes", () => {
  expect(findCompletion("x topic:rob", 11)).toEqual({
    start: 2,
    end: 11,
    value: { of: "topic", text: "rob" },
    operators: [],
  });
  expect(findCompletion('author:"Ada Ex', 14)?.value).toEqual({ of: "author", text: "Ada Ex" });
  expect(findCompletion('author:"Ada Example" ', 21)).toBeNull();
});

test("only what stands before the caret counts", () => {
  expect(findCompletion("tit and more", 3)?.operators.map(({ name }) => name)).toEqual(["title:"]);
});

test("a completion replaces what was begun and leaves the rest", () => {
  const text = "-top diffusion";
  const completion = findCompletion(text, 4);
  expect(completion && applyCompletion(text, completion, printValue("topic", "robotics"))).toEqual({
    text: "-topic:robotics diffusion",
    caret: 16,
  });
});

test("every operator offered is one that the query language knows", () => {
  const values: Record<string, string> = { "date:": "2025", "after:": "2025", "before:": "2025" };
  for (const { name } of OPERATORS) {
    const value = name.startsWith("has:") ? "" : (values[name] ?? (/[<>=]$/.test(name) ? "5" : "word"));
    expect([name, listOperators(parseQuery(name + value)).length]).toEqual([name, 1]);
  }
  expect(listOperators(parseQuery(printValue("author", "Ada Example")))).toEqual([
    { label: "author: “Ada Example”", without: "" },
  ]);
});
