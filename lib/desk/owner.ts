/** Who may write: the owner of this server, known by a token, or by sitting at the machine itself. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);
/** Seconds that a session lasts. */
export const SESSION_SECONDS = 30 * 24 * 3600;
export const SESSION_COOKIE = "broadsheet_desk";

export interface DeskSettings {
  /** ADMIN_TOKEN, or null where none is set. */
  token: string | null;
  /** Address the server listens on. */
  host: string;
}

/** True for the machine's own names: `localhost`, `127.0.0.1`, `[::1]`, with or without a port. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOSTS.has(host.replace(/:\d+$/, "").toLowerCase()) || LOOPBACK_HOSTS.has(host.toLowerCase());
}

/** Compares in a time that does not tell how much of the token was right. */
export function isToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

const sign = (text: string, token: string) => createHmac("sha256", token).update(`desk ${text}`).digest("base64url");

/** A session for the cookie: when it ends, in seconds since 1970, a random part, and the proof that we made it. */
export function createSession(token: string, nowSeconds: number): string {
  const text = `${nowSeconds + SESSION_SECONDS}.${randomBytes(12).toString("base64url")}`;
  return `${text}.${sign(text, token)}`;
}

/** True for a session that this token made and that has not ended. */
export function isSession(session: string, token: string, nowSeconds: number): boolean {
  const [ends = "", random = "", proof = ""] = session.split(".");
  const expected = Buffer.from(sign(`${ends}.${random}`, token));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(ends) > nowSeconds;
}

export type Access = "granted" | "sign-in" | "refused";

/**
 * What a request may do at the desk. Without a token the desk is open to those at the machine itself, asked for by one
 * of its own names (a page elsewhere that points its own name here gets nothing), and shut on every other server.
 */
export function deskAccess(
  { token, host }: DeskSettings,
  request: { host: string | null; session: string | null },
  nowSeconds: number,
): Access {
  if (token !== null) {
    return request.session !== null && isSession(request.session, token, nowSeconds) ? "granted" : "sign-in";
  }
  return isLoopbackHost(host) && request.host !== null && isLoopbackHost(request.host) ? "granted" : "refused";
}

/** True for a request that a page of this very server sent. Browsers name the origin of every form and script post. */
export function isSameOrigin(headers: {
  origin: string | null;
  host: string | null;
  fetchSite: string | null;
}): boolean {
  // What a browser says of itself counts first; "null" and other hosts are no origin of ours.
  if (headers.fetchSite !== null && headers.fetchSite !== "same-origin") return false;
  if (headers.origin !== null) {
    return URL.canParse(headers.origin) && headers.host !== null && new URL(headers.origin).host === headers.host;
  }
  return headers.fetchSite === "same-origin";
}
