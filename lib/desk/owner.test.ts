import { expect, test } from "vitest";
import {
  createSession,
  deskAccess,
  isLoopbackHost,
  isSameOrigin,
  isSession,
  isToken,
  SESSION_SECONDS,
} from "@/lib/desk/owner";

const token = "a-long-enough-secret";

test("the right token alone is right", () => {
  expect(isToken(token, token)).toBe(true);
  for (const wrong of ["", "a-long-enough-secreT", `${token} `]) expect(isToken(wrong, token)).toBe(false);
});

test("a session holds for thirty days and only for the token that made it", () => {
  const session = createSession(token, 1_000);
  expect(isSession(session, token, 1_000 + SESSION_SECONDS - 1)).toBe(true);
  expect(isSession(session, token, 1_000 + SESSION_SECONDS)).toBe(false);
  expect(isSession(session, "another-long-secret", 1_001)).toBe(false);
});

test("a session that was tampered with is none", () => {
  const [, random = "", proof = ""] = createSession(token, 1_000).split(".");
  expect(isSession(`99999999999.${random}.${proof}`, token, 1_001)).toBe(false);
  for (const text of ["", ".", "..", "1.2", "1.2.3.4"]) expect(isSession(text, token, 1_001)).toBe(false);
});

test("without a token the desk is open on loopback only, and only by the machine's own names", () => {
  const open = { token: null, host: "127.0.0.1" };
  expect(deskAccess(open, { host: "localhost:3000", session: null }, 0)).toBe("granted");
  expect(deskAccess(open, { host: "[::1]:3000", session: null }, 0)).toBe("granted");
  expect(deskAccess(open, { host: "evil.example:3000", session: null }, 0)).toBe("refused");
  expect(deskAccess(open, { host: null, session: null }, 0)).toBe("refused");
  expect(deskAccess({ token: null, host: "0.0.0.0" }, { host: "localhost:3000", session: null }, 0)).toBe("refused");
});

test("with a token everyone signs in, on loopback too", () => {
  const settings = { token, host: "127.0.0.1" };
  expect(deskAccess(settings, { host: "localhost", session: null }, 0)).toBe("sign-in");
  expect(deskAccess(settings, { host: "papers.example", session: createSession(token, 5) }, 6)).toBe("granted");
});

test("loopback names", () => {
  for (const host of ["localhost", "LOCALHOST:80", "127.0.0.1:3000", "[::1]", "::1"])
    expect(isLoopbackHost(host)).toBe(true);
  for (const host of ["localhost.evil.example", "127.0.0.2.example", "0.0.0.0", ""])
    expect(isLoopbackHost(host)).toBe(false);
});

test("a post counts only from a page of this server", () => {
  const host = "papers.example:3000";
  expect(isSameOrigin({ origin: "http://papers.example:3000", host, fetchSite: null })).toBe(true);
  expect(isSameOrigin({ origin: "http://papers.example", host, fetchSite: "same-origin" })).toBe(false);
  expect(isSameOrigin({ origin: "null", host, fetchSite: "same-origin" })).toBe(false);
  expect(isSameOrigin({ origin: null, host, fetchSite: "same-origin" })).toBe(true);
  expect(isSameOrigin({ origin: null, host, fetchSite: null })).toBe(false);
});
