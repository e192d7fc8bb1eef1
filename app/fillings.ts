import { randomBytes } from "node:crypto";
import { escapeHtml, type Html } from "@/components/ui/to-html";
import type { Filling } from "@/lib/formats/page-holes";

/** What pages are filled with: see lib/formats/page-holes.ts. */

/** A text within HTML and within the browser's data. */
export const textFilling = (value: string): Filling => ({ html: escapeHtml(value), data: value });

/** The query of an address as asked for, `""` or `?…`. The browser's router compares it with what Next.js prints. */
export function queryFilling(asked: string): Filling {
  const values = new URLSearchParams(asked);
  const pairs = [...new Set(values.keys())].flatMap((name) =>
    values.getAll(name).map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  return { html: escapeHtml(asked), data: pairs.length === 0 ? "" : `?${pairs.join("&")}` };
}

/** HTML that the browser's data does not repeat. */
export const htmlFilling = (html: string): Filling => ({ html, data: "" });

/** Links to the style sheets that pieces need. */
export function sheetsFilling(pieces: readonly Html[]): Filling {
  const sheets = new Set(pieces.flatMap((piece) => piece.sheets));
  const links = [...sheets].map(
    (sheet) => `<link rel="stylesheet" href="${escapeHtml(sheet)}" data-precedence="maths"/>`,
  );
  return htmlFilling(links.join(""));
}

/** Begins the names in a page to be filled. */
export const newPrefix = (): string => `hole${randomBytes(12).toString("hex")}`;
