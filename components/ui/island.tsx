"use client";

import { findHandedOver, IN_DOCUMENT } from "@/components/ui/in-document";

/** What the islands of the document held when it came, by id. */
const held = new Map<string, string>();

function htmlOf(id: string, markup: string): string {
  if (markup !== IN_DOCUMENT) return markup;
  if (typeof document === "undefined") return findHandedOver(id);
  const known = held.get(id);
  if (known !== undefined) return known;
  const found = document.getElementById(id)?.innerHTML ?? "";
  held.set(id, found);
  return found;
}

/**
 * HTML in one piece. A document has it once: its data says "in document", and the browser reads it there, and keeps it for
 * a reader who comes back.
 */
export function Island({ id, markup }: { id: string; markup: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by toHtml, which escapes all text
    <div id={id} className="island" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: htmlOf(id, markup) }} />
  );
}
