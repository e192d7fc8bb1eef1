import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePythonLiteral } from "./python-literal";

function value(text: string): unknown {
  const parsed = parsePythonLiteral(text);
  return parsed.ok ? parsed.value : `refused: ${parsed.reason}`;
}

test("reads what repr prints for plain data", () => {
  expect(
    value(`{'id': '2501.00010', 'hidden': False, 'n': -3, 'f': 1.5e3, 'none': None, 'l': [1, (True,), {}], }`),
  ).toEqual({
    id: "2501.00010",
    hidden: false,
    n: -3,
    f: 1500,
    none: null,
    l: [1, [true], {}],
  });
});

test("reads both kinds of quotes and every escape", () => {
  expect(value(String.raw`["it's", 'say "so"', 'it\'s', 'a\nb\tc\\d', '\xe9 \u2014 \U0001F600 \101', '\d+']`)).toEqual([
    "it's",
    'say "so"',
    "it's",
    "a\nb\tc\\d",
    "é — 😀 A",
    "\\d+",
  ]);
});

test("says what is wrong and where, and evaluates nothing", () => {
  expect(value("__import__('os').system('true')")).toBe("refused: is not a Python literal (character 1)");
  expect(value("{'a': datetime.date(2025, 1, 1)}")).toBe("refused: is not a Python literal (character 7)");
  expect(value("['open")).toBe("refused: has a string without an end (character 2)");
  expect(value("[1 2]")).toBe("refused: lacks a comma or a closing bracket (character 4)");
  expect(value("{'a' 1}")).toBe("refused: lacks a colon after a key (character 6)");
  expect(value("{[1]: 1}")).toBe("refused: has a key that is no text (character 5)");
  expect(value("[1] x")).toBe("refused: goes on after its end (character 5)");
  expect(value(String.raw`'\uZZZZ'`)).toBe("refused: has a broken escape (character 4)");
  expect(value("Nonesuch")).toBe("refused: is not a Python literal (character 1)");
});

test("refuses what is nested too deep instead of overflowing the stack", () => {
  expect(value("[".repeat(100_000))).toBe("refused: is nested more than 100 deep (character 102)");
});

test("keeps a key named __proto__ as plain data", () => {
  const parsed = parsePythonLiteral("{'__proto__': {'polluted': 1}}");
  expect(parsed.ok && Object.keys(parsed.value ?? {})).toEqual(["__proto__"]);
  expect({}).not.toHaveProperty("polluted");
});

test("never throws, whatever the text", () => {
  const pieces = fc.constantFrom("'", '"', "\\", "{", "}", "[", "]", "(", ")", ",", ":", "None", "1", "x", "\\u", "\n");
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))), (parts) => {
      parsePythonLiteral(parts.join(""));
    }),
    { numRuns: 500 },
  );
});
