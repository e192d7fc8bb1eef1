/** Which addresses are fetched at all: https on known hosts. */
import { isIP } from "node:net";
import { AddressError, PrivateAddressError } from "@/lib/ingest/fetch/fetch-error";
import { isPublicAddress } from "@/lib/ingest/fetch/public-address";

/** Read without being named in IMPORT_HOSTS. */
export const DEFAULT_HOSTS: readonly string[] = ["huggingface.co", "arxiv.org", "export.arxiv.org", "rss.arxiv.org"];

export interface AddressRules {
  hosts: readonly string[];
  /** Exact origins, such as `http://127.0.0.1:3150`, that are read whatever they are. Only tests pass any. */
  trustedOrigins?: readonly string[];
}

export function isTrusted(url: URL, rules: AddressRules): boolean {
  return rules.trustedOrigins?.includes(url.origin) ?? false;
}

/** The address parsed and without its fragment. Throws AddressError or PrivateAddressError where it is not read. */
export function checkAddress(address: string, rules: AddressRules): URL {
  const shown = address.length > 200 ? `${address.slice(0, 200)}…` : address;
  if (!URL.canParse(address)) throw new AddressError(`"${shown}"`, "is not an address");
  const url = new URL(address);
  url.hash = "";
  if (url.username !== "" || url.password !== "") {
    throw new AddressError(url.hostname, "is not read with a name or password in the address");
  }
  if (isTrusted(url, rules)) return url;
  if (url.protocol !== "https:") throw new AddressError(shown, "does not begin with https");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!rules.hosts.includes(url.hostname) && !rules.hosts.includes(host)) {
    throw new AddressError(shown, `is not on a host that is read: ${rules.hosts.join(", ")}`);
  }
  if (url.port !== "") throw new AddressError(shown, "names a port; only the usual one of https is read");
  // A name is checked when it is looked up; an address written as numbers is never looked up.
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(url.hostname, host);
  return url;
}
