/** Reads one address: bounded, polite, on known hosts of the public internet only. */

import { env } from "@/lib/env";
import { checkAddress, DEFAULT_HOSTS, isTrusted } from "@/lib/ingest/fetch/check-address";
import { AddressError, RedirectError, StatusError } from "@/lib/ingest/fetch/fetch-error";
import { parseNextLink } from "@/lib/ingest/fetch/link-header";
import { publicLookup, type Resolve } from "@/lib/ingest/fetch/public-lookup";
import { type RateLimiter, sharedRateLimiter } from "@/lib/ingest/fetch/rate-limit";
import { ACCEPTED_ENCODINGS } from "@/lib/ingest/fetch/read-body";
import {
  parseRetryAfter,
  RETRY_RULES,
  type RetryRules,
  type Sleep,
  sleepForReal,
  withRetries,
} from "@/lib/ingest/fetch/retry";
import { type Answer, type Bounds, sendRequest } from "@/lib/ingest/fetch/send-request";
import packageJson from "@/package.json" with { type: "json" };

/** What a server said of the version it gave, to be sent back when asking whether there is a newer one. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchedPage extends Validators {
  status: "fetched";
  /** Where the answer came from, after redirects. */
  address: string;
  bytes: Buffer;
  contentType: string | null;
  /** When the answer arrived, ISO 8601. */
  fetchedAt: string;
  /** Address of the next part, from `Link: <…>; rel="next"`. */
  next: string | null;
}

/** The server says that nothing changed since the validators were given. */
export interface UnchangedPage extends Validators {
  status: "unchanged";
  address: string;
  fetchedAt: string;
}

export interface FetchOptions {
  /** Of the version already here. */
  validators?: Validators;
  /** Media types that are read, such as `application/json`; any where absent. */
  accept?: readonly string[];
  signal?: AbortSignal;
  bounds?: Partial<Bounds>;
  /** Hosts that are read. Default: `DEFAULT_HOSTS` and those of IMPORT_HOSTS. */
  hosts?: readonly string[];
  retry?: Partial<RetryRules>;
  limiter?: RateLimiter;
  sleep?: Sleep;
  random?: () => number;
  now?: () => Date;
  /** How names become addresses. Answers that are not public are refused whoever gives them. */
  resolve?: Resolve;
  /** Exact origins that may be plain http or on this machine. Only tests pass any; no setting does. */
  trustedOrigins?: readonly string[];
}

/** 32 MB: a hundred times the largest day of the API, and room for 2,000 entries of arXiv's. */
const BOUNDS: Bounds = { connectMs: 10_000, headersMs: 30_000, bodyMs: 120_000, maxBytes: 32 * 1024 * 1024 };
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Name and version, so that a site can see who asks. */
export const USER_AGENT = `Broadsheet/${packageJson.version} (self-hosted reader of Daily Papers)`;

function importHosts(): readonly string[] {
  return [...DEFAULT_HOSTS, ...env().IMPORT_HOSTS];
}

function requestHeaders(options: FetchOptions): Record<string, string> {
  const { etag = null, lastModified = null } = options.validators ?? {};
  return {
    "User-Agent": USER_AGENT,
    Accept: options.accept === undefined ? "*/*" : [...options.accept, "*/*;q=0.1"].join(", "),
    "Accept-Encoding": ACCEPTED_ENCODINGS,
    ...(etag === null ? {} : { "If-None-Match": etag }),
    ...(lastModified === null ? {} : { "If-Modified-Since": lastModified }),
  };
}

/** Where a redirect leads, or null where the answer is none. */
function redirectTarget(url: URL, answer: Answer): string | null {
  if (!REDIRECTS.includes(answer.status)) return null;
  const { location } = answer.headers;
  if (location === undefined || !URL.canParse(location, url.href)) {
    throw new RedirectError(url.href, "redirects to no address");
  }
  return new URL(location, url.href).href;
}

function toPage(url: URL, answer: Answer, asked: Validators | undefined, now: Date): FetchedPage | UnchangedPage {
  const { headers } = answer;
  const validators = { etag: headers.etag ?? null, lastModified: headers["last-modified"] ?? null };
  const common = { address: url.href, fetchedAt: now.toISOString() };
  if (answer.status === 304) {
    return {
      ...common,
      status: "unchanged",
      etag: validators.etag ?? asked?.etag ?? null,
      lastModified: validators.lastModified ?? asked?.lastModified ?? null,
    };
  }
  const link = headers.link;
  return {
    ...common,
    ...validators,
    status: "fetched",
    bytes: answer.body,
    contentType: headers["content-type"] ?? null,
    next: parseNextLink(link, url.href),
  };
}

/**
 * Reads an address and follows up to five redirects, each checked like the first. Failures that may pass are tried
 * again. Throws a FetchError that says in one sentence what is wrong, or the signal's reason when told to stop.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<FetchedPage | UnchangedPage> {
  const { signal, validators, limiter = sharedRateLimiter, now = () => new Date() } = options;
  const rules = { hosts: options.hosts ?? importHosts(), trustedOrigins: options.trustedOrigins ?? [] };
  const clockwork = { sleep: options.sleep ?? sleepForReal, random: options.random ?? Math.random };
  const lookup = publicLookup(options.resolve);
  const headers = requestHeaders(options);
  const isConditional = "If-None-Match" in headers || "If-Modified-Since" in headers;
  const seen = new Set<string>();
  let next = address;

  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const url = checkHop(next, rules, [...seen].at(-1));
    if (seen.has(url.href)) throw new RedirectError(address, "redirects in a circle");
    seen.add(url.href);
    const ask = async () => {
      const answer = await sendRequest(url, {
        headers,
        bounds: { ...BOUNDS, ...options.bounds },
        lookup: isTrusted(url, rules) ? null : lookup,
        accept: options.accept ?? null,
        signal,
      });
      const { status, statusText } = answer;
      const isAnswer = status === 200 || REDIRECTS.includes(status) || (status === 304 && isConditional);
      if (isAnswer) return answer;
      throw new StatusError(
        url.href,
        status,
        statusText,
        parseRetryAfter(answer.headers["retry-after"], now().getTime()),
      );
    };
    const answer = await withRetries(
      () => limiter(url, ask, signal),
      { ...RETRY_RULES, ...options.retry },
      clockwork,
      signal,
    );
    const target = redirectTarget(url, answer);
    if (target === null) return toPage(url, answer, validators, now());
    next = target;
  }
  throw new RedirectError(address, `redirects more than ${MOST_REDIRECTS} times`);
}

function checkHop(
  address: string,
  rules: { hosts: readonly string[]; trustedOrigins: readonly string[] },
  from?: string,
) {
  try {
    return checkAddress(address, rules);
  } catch (error) {
    if (from === undefined || !(error instanceof AddressError)) throw error;
    throw new RedirectError(from, `redirects where it may not: ${error.address} ${error.reason}`);
  }
}
