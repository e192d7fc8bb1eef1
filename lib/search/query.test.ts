import fc from "fast-check";
import { expect, test } from "vitest";
import { listOperators, parseQuery, printQuery, type QueryNode } from "@/lib/search/query";

const word = (text: string): QueryNode => ({ kind: "word", text, field: null });
const not = (node: QueryNode): QueryNode => ({ kind: "not", node });
const condition = (value: Extract<QueryNode, { kind: "condition" }>["condition"]): QueryNode => ({
  kind: "condition",
  condition: value,
});

test.each<[string, QueryNode[]]>([
  ["", []],
  ["  ?! ()", []],
  ["sparse attention", [word("sparse"), word("attention")]],
  ['"sparse attention" -survey', [{ kind: "phrase", text: "sparse attention", field: null }, not(word("survey"))]],
  ['"never closed', [{ kind: "phrase", text: "never closed", field: null }]],
  ["“curly quotes”", [{ kind: "phrase", text: "curly quotes", field: null }]],
  ["title:diffusion", [{ kind: "word", text: "diffusion", field: "title" }]],
  ['Author:"Ada Lovelace"', [{ kind: "phrase", text: "Ada Lovelace", field: "author" }]],
  ["title:", [word("title")]],
  ["-", []],
  ["foo:bar", [word("foo:bar")]],
  [
    "topic:Agents -topic:vision",
    [condition({ kind: "topic", name: "agents" }), not(condition({ kind: "topic", name: "vision" }))],
  ],
  ["has:code has:nothing", [condition({ kind: "has", what: "code" }), word("has:nothing")]],
  [
    "stars>50 upvotes>=20 authors<=3",
    [
      condition({ kind: "number", of: "stars", is: ">", value: 50 }),
      condition({ kind: "number", of: "upvotes", is: ">=", value: 20 }),
      condition({ kind: "number", of: "authors", is: "<=", value: 3 }),
    ],
  ],
  ["stars>many", [word("stars>many")]],
  ["date:2025-02", [condition({ kind: "date", from: "2025-02-01", to: "2025-02-28" })]],
  ["date:2025-03..2025-06", [condition({ kind: "date", from: "2025-03-01", to: "2025-06-30" })]],
  ["date:2025-06..2025-03", [condition({ kind: "date", from: "2025-03-01", to: "2025-06-30" })]],
  [
    "after:2025-03 before:2025-04-01",
    [
      condition({ kind: "date", from: "2025-03-01", to: null }),
      condition({ kind: "date", from: null, to: "2025-03-31" }),
    ],
  ],
  ["date:2025-02-30", [word("date:2025-02-30")]],
  ["gan OR diffusion video", [{ kind: "any", nodes: [word("gan"), word("diffusion")] }, word("video")]],
  [
    "(gan video) OR flow",
    [{ kind: "any", nodes: [{ kind: "all", nodes: [word("gan"), word("video")] }, word("flow")] }],
  ],
  ["OR gan OR", [word("gan")]],
  ["-(gan OR flow)", [not({ kind: "any", nodes: [word("gan"), word("flow")] })]],
  ["((((gan", [word("gan")]],
  ["gan)))) flow", [word("gan"), word("flow")]],
  ["cats AND NOT dogs", [word("cats"), not(word("dogs"))]],
])("%s is understood", (text, nodes) => {
  expect(parseQuery(text)).toEqual({ nodes });
});

const pieces = fc.constantFrom(
  ..."( ) OR AND NOT - -- \" “ : title: author: topic: has:code stars>5 upvotes<=x date:2025 date:.. before:1000 org: 模型 β-VAE k-NN ''".split(
    " ",
  ),
  " ",
  "word",
  "two words",
);
const anyQuery = fc.oneof(
  fc.string({ maxLength: 80, unit: "binary" }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
);

test("any text is a query, and printing it gives a text of the same meaning", () => {
  fc.assert(
    fc.property(anyQuery, (text) => {
      const query = parseQuery(text);
      expect(parseQuery(printQuery(query))).toEqual(query);
    }),
    { numRuns: 3_000 },
  );
});

test("a name that looks like an operator keeps its quotes", () => {
  for (const text of ['org:"topic:', "org:“title:", 'topic:"has:"', '-repo:"x:"']) {
    const query = parseQuery(text);
    expect(parseQuery(printQuery(query))).toEqual(query);
  }
});

test("deep parentheses are read in bounded time", () => {
  expect(parseQuery("(".repeat(2_000)).nodes).toEqual([]);
  expect(parseQuery(`${"(a OR ".repeat(300)}b`).nodes).toHaveLength(1);
});

test("operators are listed with what is left without them", () => {
  expect(listOperators(parseQuery('agents "tool use" -survey stars>50 date:2025-03..2025-06'))).toEqual([
    { label: "“tool use”", without: "agents -survey stars>50 date:2025-03-01..2025-06-30" },
    { label: "not survey", without: 'agents "tool use" stars>50 date:2025-03-01..2025-06-30' },
    { label: "stars > 50", without: 'agents "tool use" -survey date:2025-03-01..2025-06-30' },
    { label: "2025-03-01 to 2025-06-30", without: 'agents "tool use" -survey stars>50' },
  ]);
});
