import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { browserData } from "@/tests/helpers/browser-data";

/** What a page says. */
export interface Said {
  /** Its elements and texts in their order; of each element the attributes in no order. */
  body: string[];
  /** The tags of its head in no order. */
  tags: string[];
  /** What its scripts hand to the browser, but for the page's own address, which browsers know, and those tags. */
  data: Record<string, unknown>;
  /** What they say of those tags, in no order. */
  dataOfTags: string[];
}

const SCRIPT = /<script\b[\s\S]*?<\/script>/g;
const TAG = /<(?:meta|title|link rel="(?:canonical|alternate|stylesheet)")[^>]*>(?:[^<]*<\/title>)?/g;

/** A field that says it is empty says what one that says nothing says. */
function inOrder(tag: string): string {
  const [open = "", ...attributes] = tag.replace(/\/?>$/, "").split(/ (?=[\w:-]+=")/);
  return `${[open, ...attributes.filter((each) => each !== 'value=""').toSorted()].join(" ")}>`;
}

/** Names and properties of the tags that are among these elements. */
function tagsAmong(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const [mark, type, , props] = Array.isArray(value) ? value : [];
  if (mark === "$" && ["meta", "title", "link"].includes(type)) return [JSON.stringify([type, props])];
  return Object.values(value).flatMap(tagsAmong);
}

/** As Next.js names it: the page as a tree (`t`) with its head (`h`), its address (`c`), and more. */
interface PageData {
  c: unknown;
  t: { h: unknown; [more: string]: unknown };
  [more: string]: unknown;
}

/** Throws where it is no whole page. */
function saidBy(html: string): Said {
  const [head = "", body] = html.replace(SCRIPT, "").split(/(?=<body)/);
  if (body === undefined) throw new Error("a page without a body");
  const { c: _address, t, ...data } = browserData(html) as PageData;
  const { h, ...tree } = t;
  return {
    body: body.replace(/<\w[^>]*>/g, inOrder).split(/(?=<)/),
    tags: (head.match(TAG) ?? []).toSorted(),
    data: { ...data, t: tree },
    dataOfTags: tagsAmong(h).toSorted(),
  };
}

/** Such sheets are among the tags, whatever the data says of them. */
const isSheet = (value: unknown): boolean =>
  Array.isArray(value) && value[1] === "link" && value[3]?.precedence === "maths";

/** The same without a text, and data without style sheets of maths. */
function without(text: string, said: Said): Said {
  return JSON.parse(JSON.stringify(said).replaceAll(text, ""), (_, value) =>
    Array.isArray(value) ? value.filter((each) => !isSheet(each)) : value,
  ) as Said;
}

/** Whether an answer that was made anew was put into a page drawn before. */
export const isFilled = (answer: APIResponse): boolean =>
  /\bmake;dur=[\d.]+;desc=filled\b/.test(answer.headers()["server-timing"] ?? "");

/** Addresses longer than this are left to Next.js (lib/serve/cache-key.mjs). */
const LONGEST = 8_192;

/** What is said at an address where a page drawn before is filled, and where Next.js draws the page by itself. */
export async function filledAndDrawn(
  request: APIRequestContext,
  address: string,
): Promise<Record<"filled" | "drawn", Said>> {
  const ask = async (parameter: string, wanted: boolean) => {
    const asked = `${address}${address.includes("?") ? "&" : "?"}a=${parameter}`;
    // Who says what they are gets data worded otherwise from Next.js.
    const answer = await request.get(asked, { headers: { "user-agent": "" } });
    if (answer.status() !== 200 || isFilled(answer) !== wanted) {
      throw new Error(`${address} was answered with ${answer.status()}, ${wanted ? "not " : ""}filled`);
    }
    return without(parameter, saidBy(await answer.text()));
  };
  const unasked = randomUUID();
  return { filled: await ask(unasked, true), drawn: await ask(unasked.repeat(LONGEST / unasked.length + 1), false) };
}
