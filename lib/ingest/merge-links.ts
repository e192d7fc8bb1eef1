/** Links and listings of one paper from many sources: united, each with all that was said of it. */
import { compareTime, firstDifference } from "@/lib/ingest/claims";
import type { PaperLink } from "@/lib/papers/paper";

export interface MergedLink {
  url: string;
  kind: PaperLink["kind"];
  host: string;
  owner: string | null;
  name: string | null;
  /** Sorted, each once. */
  provenance: string[];
  stars: number | null;
  starsReadAt: string | null;
  position: number;
}

export interface MergedListing {
  day: string;
  source: string;
  position: number;
}

/** Adds a link, or what is said of one that is known; true where that changed anything. */
export function mergeLink(
  into: MergedLink[],
  link: Omit<MergedLink, "provenance"> & { provenance: string[] },
): boolean {
  // Forges do not tell upper and lower case apart.
  const key = (each: MergedLink) => (each.kind === "repository" ? each.url.toLowerCase() : each.url);
  const known = into.find((candidate) => key(candidate) === key(link));
  if (!known) {
    into.push({ ...link, provenance: [...link.provenance] });
    return true;
  }
  const before = JSON.stringify(known);
  if (link.url < known.url) Object.assign(known, { url: link.url, owner: link.owner, name: link.name });
  known.provenance = [...new Set([...known.provenance, ...link.provenance])].sort();
  known.position = Math.min(known.position, link.position);
  if (link.stars !== null) {
    const newer = firstDifference(compareTime(link.starsReadAt, known.starsReadAt), link.stars - (known.stars ?? -1));
    if (known.stars === null || newer > 0) {
      known.stars = link.stars;
      known.starsReadAt = link.starsReadAt;
    }
  }
  return before !== JSON.stringify(known);
}

/** Adds a listing; of two places on one page the first counts. True where that changed anything. */
export function mergeListing(into: MergedListing[], listing: MergedListing): boolean {
  const known = into.find((candidate) => candidate.day === listing.day && candidate.source === listing.source);
  if (!known) {
    into.push({ ...listing });
    return true;
  }
  const position = Math.min(known.position, listing.position);
  const moved = position !== known.position;
  known.position = position;
  return moved;
}
