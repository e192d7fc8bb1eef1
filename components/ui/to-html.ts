/**
 * HTML of components that are pure: no hooks, no context, nothing awaited. React draws each element twice, as HTML and as
 * data for the browser; what is drawn here reaches it as one string. Text and attributes are escaped as React does it.
 */
import type { ReactNode } from "react";

const ELEMENT = Symbol.for("react.transitional.element");
const FRAGMENT = Symbol.for("react.fragment");

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]);
/** Their content is no plain HTML, or React gives their values a meaning of its own. */
const REFUSED = new Set(["script", "style", "select", "textarea", "option", "template", "title"]);
/** Present or absent. */
const SWITCHES = new Set(["checked", "disabled", "hidden", "open", "download", "inert", "required", "readOnly"]);
const NAMES: Record<string, string> = {
  className: "class",
  htmlFor: "for",
  defaultValue: "value",
  defaultChecked: "checked",
  strokeWidth: "stroke-width",
  tabIndex: "tabindex",
};
const UNDRAWN = new Set([
  "children",
  "dangerouslySetInnerHTML",
  "key",
  "ref",
  "suppressHydrationWarning",
  "precedence",
]);
/** Attributes with words for true and false; of others, true and false are absent. */
const TELLS_BOOLEANS = /^(?:aria|data)-|^focusable$/;

/** Addresses that lead somewhere; any other scheme, such as one that runs a script, is left out. */
const ADDRESS = /^(?:[/?#]|https?:\/\/|mailto:)/i;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const ESCAPED = /[&<>"']/;

/** Text that is nothing but text, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return ESCAPED.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "") : text;
}

interface Element {
  type: unknown;
  props: Record<string, unknown>;
}

export interface Html {
  html: string;
  /** Addresses of the style sheets that it needs, for the head of its page. */
  sheets: readonly string[];
}

/** A part that toHtml drew before, in a tree that it draws now. */
export function Drawn(_: { part: Html }): never {
  throw new TypeError("what toHtml drew is put in by toHtml alone");
}

interface Pen {
  html: string;
  /** What was written last is text: another text beside it must stay one of its own in the browser. */
  endsInText: boolean;
  /** Addresses of style sheets that parts ask for. */
  sheets: Set<string>;
}

function isElement(node: object): node is Element {
  return "$$typeof" in node && node.$$typeof === ELEMENT;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function styleOf(style: unknown): string {
  if (!isRecord(style)) throw new TypeError("a style that is no object");
  let drawn = "";
  for (const name in style) {
    const value = style[name];
    if (value === null || value === undefined || value === "") continue;
    if (typeof value !== "string" && value !== 0) throw new TypeError(`style ${name} needs its unit`);
    const property = name.startsWith("--") ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    drawn += `${drawn === "" ? "" : ";"}${property}:${String(value).trim()}`;
  }
  return drawn;
}

/** How an element is drawn: `open`, its attributes, `head`, and unless it is void, what is in it and `close`. */
interface Tag {
  open: string;
  head: string;
  isVoid: boolean;
  close: string;
}

/** How an attribute is drawn; `open` stands before its value, the quote included. */
interface Attribute {
  kind: "undrawn" | "style" | "switch" | "address" | "text";
  open: string;
  tellsBooleans: boolean;
}

/** Names that were looked at before: those of elements, and attributes by their names in components, which have few. */
const tags = new Map<string, Tag>();
const attributes = new Map<string, Attribute>();

function learnAttribute(given: string): Attribute {
  const name = NAMES[given] ?? given;
  const isDrawn = !UNDRAWN.has(given);
  if (isDrawn && (!/^[a-zA-Z][\w:-]*$/.test(name) || /^on/i.test(name)))
    throw new TypeError(`no attribute is called ${name}`);
  const special = name === "style" ? "style" : name === "href" ? "address" : SWITCHES.has(name) ? "switch" : "text";
  const attribute: Attribute = {
    kind: isDrawn ? special : "undrawn",
    open: ` ${name}="`,
    tellsBooleans: TELLS_BOOLEANS.test(name),
  };
  attributes.set(given, attribute);
  return attribute;
}

function learnTag(name: string): Tag {
  if (REFUSED.has(name) || !/^[a-z][a-z0-9]*$/i.test(name)) throw new TypeError(`<${name}> is not drawn here`);
  const isVoid = VOID.has(name);
  const tag = { open: `<${name}`, head: isVoid ? "/>" : ">", isVoid, close: `</${name}>` };
  tags.set(name, tag);
  return tag;
}

function drawAttribute(given: string, value: unknown): string {
  if (value === null || value === undefined || typeof value === "function") return "";
  const { kind, open, tellsBooleans } = attributes.get(given) ?? learnAttribute(given);
  if (kind === "undrawn") return "";
  if (kind === "style") return `${open}${escapeHtml(styleOf(value))}"`;
  if (kind === "switch") return value === false ? "" : `${open}"`;
  if (typeof value === "boolean") return tellsBooleans ? `${open}${value}"` : "";
  const text = String(value);
  return kind === "address" && !ADDRESS.test(text) ? "" : `${open}${escapeHtml(text)}"`;
}

function drawHost(type: string, props: Record<string, unknown>, pen: Pen): void {
  const { open, head, isVoid, close } = tags.get(type) ?? learnTag(type);
  if (type === "link" && props.rel === "stylesheet" && props.precedence !== undefined) {
    pen.sheets.add(String(props.href));
    return;
  }
  pen.html += open;
  for (const name in props) if (name !== "children") pen.html += drawAttribute(name, props[name]);
  pen.html += head;
  pen.endsInText = false;
  if (isVoid) return;
  const inner = props.dangerouslySetInnerHTML;
  if (isRecord(inner)) pen.html += String(inner.__html);
  else draw(props.children, pen);
  pen.html += close;
  pen.endsInText = false;
}

function putIn(part: unknown, pen: Pen): void {
  const { html, sheets } = part as Html;
  pen.html += html;
  for (const sheet of sheets) pen.sheets.add(sheet);
  pen.endsInText = false;
}

function drawText(text: string, pen: Pen): void {
  if (text === "") return;
  if (pen.endsInText) pen.html += "<!-- -->";
  pen.html += escapeHtml(text);
  pen.endsInText = true;
}

function draw(node: unknown, pen: Pen): void {
  if (node === null || node === undefined || typeof node === "boolean") return;
  if (typeof node === "string") drawText(node, pen);
  else if (typeof node === "number") drawText(String(node), pen);
  else if (Array.isArray(node)) for (const each of node) draw(each, pen);
  else if (typeof node === "object" && isElement(node)) {
    const { type, props } = node;
    if (typeof type === "string") drawHost(type, props, pen);
    else if (type === FRAGMENT) draw(props.children, pen);
    else if (type === Drawn) putIn(props.part, pen);
    else if (typeof type === "function") draw(type(props), pen);
    else throw new TypeError("a component that is not drawn here");
  } else throw new TypeError("something that is not drawn here");
}

/** The HTML of a tree of pure components; React takes it over in the browser without a change. Throws on any other. */
export function toHtml(node: ReactNode): Html {
  const pen: Pen = { html: "", endsInText: false, sheets: new Set() };
  draw(node, pen);
  return { html: pen.html, sheets: [...pen.sheets] };
}
