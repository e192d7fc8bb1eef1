/** The links a text names: repositories in their one form, everything else as it stands. */
import { LONGEST_ADDRESS, repositoryFromUrl } from "@/lib/ingest/repositories";
import type { PaperLink, Provenance } from "@/lib/papers/paper";

/**
 * Where an address begins (with a scheme, with `www.`, or with the bare host of a known forge) and all that can
 * belong to it. Quotes, angle and square brackets, braces, bars and what lies outside ASCII end it.
 */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w.@/-])(?:www\.|(?:github\.com|gitlab\.com|huggingface\.co|hf\.co|bitbucket\.org|codeberg\.org)\/))[!#-;=?-Z\\_a-z~]+/gi;

/** Every link in a text, in its order, each once, with the provenance the caller gives. */
export function findLinks(text: string, provenance: Provenance): PaperLink[] {
  const links = new Map<string, PaperLink>();
  for (const [found] of text.replaceAll("\\allowbreak", "").matchAll(ADDRESS)) {
    const link = found.length > LONGEST_ADDRESS ? null : toLink(cleanAddress(found), provenance);
    // Forges do not tell upper and lower case apart in owners and names.
    const key = link?.kind === "repository" ? link.url.toLowerCase() : link?.url;
    if (link !== null && key !== undefined && !links.has(key)) links.set(key, link);
  }
  return [...links.values()];
}

/** The link an address stands for, or null where it is no address on the web. Scheme and `www.` may be missing. */
export function toLink(address: string, provenance: Provenance): PaperLink | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const repository = repositoryFromUrl(address);
  if (repository !== null) return { ...repository, kind: "repository", provenance, stars: null };
  const withScheme = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const host = url.hostname.replace(/^www\./, "");
  if (!/^(?:[a-z\d-]+\.)+[a-z][a-z\d-]+$/.test(host)) return null;
  url.username = "";
  url.password = "";
  return { url: url.href, kind: "other", host, owner: null, name: null, provenance, stars: null };
}

/** Takes LaTeX escapes, the end of the sentence and unopened brackets off an address found in running text. */
function cleanAddress(found: string): string {
  const address = found.replace(/\\([_%#&~-])/g, "$1").split("\\", 1)[0] ?? "";
  return trimEnd(address.slice(0, unopenedBracket(address)));
}

function unopenedBracket(address: string): number {
  let open = 0;
  for (let index = 0; index < address.length; index += 1) {
    if (address[index] === "(") open += 1;
    if (address[index] === ")" && --open < 0) return index;
  }
  return address.length;
}

function trimEnd(address: string): string {
  let end = address.length;
  while (end > 0 && ".,;:!?'*~(".includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
}
