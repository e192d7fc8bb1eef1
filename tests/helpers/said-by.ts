import type { APIResponse } from "@playwright/test";

/** What a page says: its main part, and the tags of its head in no order. Throws where it has no main part. */
export function saidBy(html: string): { main: string; tags: string[] } {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0];
  if (main === undefined) throw new Error("a page without a main part");
  const tags = html.match(/<(?:meta|title|link rel="(?:canonical|alternate|stylesheet)")[^>]*>(?:[^<]*<\/title>)?/g);
  return { main, tags: [...(tags ?? [])].toSorted() };
}

/** Whether an answer that was made anew was put into a page drawn before. */
export const isFilled = (answer: APIResponse): boolean =>
  /\bmake;dur=[\d.]+;desc=filled\b/.test(answer.headers()["server-timing"] ?? "");

/** The same address with one letter of its last part in another writing: such addresses are left to Next.js. */
export function inOtherWriting(address: string): string {
  const at = address.lastIndexOf("/") + 1;
  return `${address.slice(0, at)}%${address.charCodeAt(at).toString(16)}${address.slice(at + 1)}`;
}
