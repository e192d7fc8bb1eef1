/**
 * The query language. Total: every text is a query, at worst one without anything to search for.
 *
 *     words  "exact phrase"  -word  title: abstract: author: org: topic: repo:  has:code  has:project
 *     stars>50  upvotes>=20  authors<=3  date:2025-08  date:2025-03..2025-06  after:2025  before:2025-03-01
 *     one OR other  ( grouping )
 *
 * Plain words wish; everything else demands. OR binds its two neighbours more closely than a space does.
 */
import { type Period, parsePeriod } from "@/lib/search/period";

export const FIELDS = ["title", "abstract", "author"] as const;
export type Field = (typeof FIELDS)[number];
export type Comparison = "<" | "<=" | "=" | ">=" | ">";
export const COUNTED = ["stars", "upvotes", "authors"] as const;

/** What a paper's facts must say. */
export type Condition =
  | { kind: "topic" | "org" | "repo"; name: string }
  | { kind: "has"; what: "code" | "project" }
  | { kind: "number"; of: (typeof COUNTED)[number]; is: Comparison; value: number }
  | ({ kind: "date" } & Period);

export type QueryNode =
  | { kind: "word" | "phrase"; text: string; field: Field | null }
  | { kind: "condition"; condition: Condition }
  | { kind: "not"; node: QueryNode }
  | { kind: "all" | "any"; nodes: QueryNode[] };

export interface Query {
  nodes: QueryNode[];
}

const MAX_LENGTH = 2_000;
/** Parentheses deeper than this are read as if they closed at once. */
const MAX_DEPTH = 20;

type Lexeme = { kind: "open" | "close" | "or" | "not" } | { kind: "item"; node: QueryNode };

const QUOTES = `"“”„«»`;
const ITEM = new RegExp(
  String.raw`(-*)(?:([()])|(?:([A-Za-z]+):)?(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^\s()${QUOTES}]+)))`,
  "gu",
);
const NUMBER = /^(stars|upvotes|authors)(<=|>=|<|>|=)(\d{1,9})$/i;

function isField(name: string): name is Field {
  return FIELDS.some((field) => field === name);
}

/** The condition that `name:value` states; null when it states none. */
function parseCondition(name: string, value: string): Condition | null {
  switch (name) {
    case "topic":
      return { kind: "topic", name: value.toLowerCase().replace(/\s+/g, "-") };
    case "org":
    case "repo":
      return { kind: name, name: value.toLowerCase() };
    case "has":
      return /^(code|project)$/i.test(value) ? { kind: "has", what: /code/i.test(value) ? "code" : "project" } : null;
    case "date":
    case "after":
    case "before": {
      const period = parsePeriod(name, value);
      return period === null ? null : { kind: "date", ...period };
    }
    default:
      return null;
  }
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function toNode(name: string | undefined, quoted: string | undefined, bare: string | undefined): QueryNode | null {
  const plain = (quoted ?? bare?.replace(/^([A-Za-z]+):+$/, "$1") ?? "").replace(/\s+/g, " ").trim();
  const text = /^(?:AND|OR|NOT)$/.test(plain) ? plain.toLowerCase() : plain;
  if (!hasWord(text)) return name === undefined ? null : toNode(undefined, undefined, name);
  const field = name?.toLowerCase();
  if (field !== undefined) {
    if (isField(field)) return { kind: quoted === undefined ? "word" : "phrase", text, field };
    const condition = parseCondition(field, text);
    if (condition !== null) return { kind: "condition", condition };
    return {
      kind: quoted === undefined ? "word" : "phrase",
      text: quoted === undefined ? `${name}:${text}` : text,
      field: null,
    };
  }
  const number = bare === undefined ? null : NUMBER.exec(bare);
  if (number !== null) {
    const of = COUNTED.find((counted) => counted === number[1]?.toLowerCase());
    const is = number[2] as Comparison;
    if (of !== undefined) return { kind: "condition", condition: { kind: "number", of, is, value: Number(number[3]) } };
  }
  return { kind: quoted === undefined ? "word" : "phrase", text, field: null };
}

function readLexemes(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (const [, minus, bracket, name, quoted, bare] of text.matchAll(ITEM)) {
    if (bracket !== undefined) {
      if (minus !== "" && bracket === "(") lexemes.push({ kind: "not" });
      lexemes.push({ kind: bracket === "(" ? "open" : "close" });
      continue;
    }
    const plain = name === undefined && minus === "" ? bare : undefined;
    if (plain === "AND" || plain === "&&") continue;
    if (plain === "OR" || plain === "||" || plain === "|") lexemes.push({ kind: "or" });
    else if (plain === "NOT") lexemes.push({ kind: "not" });
    else {
      const node = toNode(name, quoted, bare);
      if (node === null && minus === "") continue;
      if (minus !== "") lexemes.push({ kind: "not" });
      if (node !== null) lexemes.push({ kind: "item", node });
    }
  }
  return lexemes;
}

function group(kind: "all" | "any", nodes: QueryNode[]): QueryNode | null {
  const [only] = nodes;
  if (only === undefined) return null;
  if (nodes.length === 1) return only;
  return { kind, nodes: nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node])) };
}

function parseGroup(lexemes: Lexeme[], start: number, depth: number): { nodes: QueryNode[]; next: number } {
  const nodes: QueryNode[] = [];
  let at = start;
  let joins = false;
  let negates = false;
  const add = (node: QueryNode): void => {
    const signed: QueryNode = negates ? (node.kind === "not" ? node.node : { kind: "not", node }) : node;
    const before = joins ? nodes.pop() : undefined;
    const joined = before === undefined ? signed : group("any", [before, signed]);
    if (joined !== null) nodes.push(joined);
    joins = false;
    negates = false;
  };
  while (at < lexemes.length) {
    const lexeme = lexemes[at++];
    if (lexeme === undefined || lexeme.kind === "close") {
      if (depth > 0) break;
    } else if (lexeme.kind === "or") joins = true;
    else if (lexeme.kind === "not") negates = true;
    else if (lexeme.kind === "item") add(lexeme.node);
    else if (depth < MAX_DEPTH) {
      const inner = parseGroup(lexemes, at, depth + 1);
      at = inner.next;
      const node = group("all", inner.nodes);
      if (node !== null) add(node);
      else negates = false;
    }
  }
  return { nodes, next: at };
}

/** Reads a query; whatever is no operator is words. Only the first 2,000 characters count. */
export function parseQuery(text: string): Query {
  const { nodes } = parseGroup(readLexemes(text.slice(0, MAX_LENGTH)), 0, 0);
  return { nodes: nodes.flatMap((node) => (node.kind === "all" ? node.nodes : [node])) };
}

function printPeriod({ from, to }: Period): string {
  return from !== null && from === to ? `date:${from}` : `date:${from ?? ""}..${to ?? ""}`;
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "topic":
    case "org":
    case "repo":
      return `${condition.kind}:${/[\s()]|^[A-Za-z]+:+$/.test(condition.name) ? `"${condition.name}"` : condition.name}`;
    case "has":
      return `has:${condition.what}`;
    case "number":
      return `${condition.of}${condition.is}${condition.value}`;
    case "date":
      return printPeriod(condition);
  }
}

function printNode(node: QueryNode): string {
  switch (node.kind) {
    case "word":
      return node.field === null ? node.text : `${node.field}:${node.text}`;
    case "phrase":
      return `${node.field === null ? "" : `${node.field}:`}"${node.text}"`;
    case "condition":
      return printCondition(node.condition);
    case "not":
      return node.node.kind === "all" || node.node.kind === "any"
        ? `-(${printList(node.node)})`
        : `-${printNode(node.node)}`;
    default:
      return `(${printList(node)})`;
  }
}

function printList(node: { kind: "all" | "any"; nodes: QueryNode[] }): string {
  return node.nodes.map(printNode).join(node.kind === "any" ? " OR " : " ");
}

/** The inverse of parseQuery, in its plainest spelling. */
export function printQuery(query: Query): string {
  return query.nodes.map((node) => (node.kind === "any" ? printList(node) : printNode(node))).join(" ");
}

/** An operator of a query, to be shown as a chip. */
export interface QueryOperator {
  /** For readers: `not survey`, `title: diffusion`, `stars > 50`. */
  label: string;
  /** The query without it, to be put into the address. */
  without: string;
}

function labelOf(node: QueryNode): string {
  switch (node.kind) {
    case "word":
      return node.field === null ? node.text : `${node.field}: ${node.text}`;
    case "phrase":
      return node.field === null ? `“${node.text}”` : `${node.field}: “${node.text}”`;
    case "not":
      return `not ${labelOf(node.node)}`;
    case "all":
      return node.nodes.map(labelOf).join(" and ");
    case "any":
      return node.nodes.map(labelOf).join(" or ");
    case "condition":
      return labelOfCondition(node.condition);
  }
}

function labelOfCondition(condition: Condition): string {
  switch (condition.kind) {
    case "has":
      return `has ${condition.what}`;
    case "number":
      return `${condition.of} ${condition.is} ${condition.value}`;
    case "date":
      if (condition.from === null) return `until ${condition.to}`;
      if (condition.to === null) return `since ${condition.from}`;
      return condition.from === condition.to ? condition.from : `${condition.from} to ${condition.to}`;
    default:
      return `${condition.kind}: ${condition.name}`;
  }
}

/** What a query demands besides its plain words, in order. */
export function listOperators(query: Query): QueryOperator[] {
  return query.nodes.flatMap((node, at) =>
    node.kind === "word" && node.field === null
      ? []
      : [{ label: labelOf(node), without: printQuery({ nodes: query.nodes.filter((_, other) => other !== at) }) }],
  );
}
