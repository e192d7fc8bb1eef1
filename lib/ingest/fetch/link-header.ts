/** The `Link` header (RFC 8288). */

/** The target of the first link whose relation is `next`, absolute; null where there is none. */
export function parseNextLink(header: string | string[] | undefined, base: string): string | null {
  const text = Array.isArray(header) ? header.join(", ") : (header ?? "");
  for (const [, target = "", parameters = ""] of text.slice(0, 10_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    const relations = (relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next") && URL.canParse(target, base)) return new URL(target, base).href;
  }
  return null;
}
