/** Addresses inside Broadsheet. */

/** A paper's own page. */
export function paperHref(slug: string): string {
  return `/papers/${encodeURIComponent(slug)}`;
}
