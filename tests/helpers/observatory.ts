/**
 * Headers graded as Mozilla's HTTP Observatory grades them (its scoring table:
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring). A site begins with 100; bonuses count from 90 on.
 * What the Observatory learns by asking port 80 (redirection to TLS) and from its own lists (HSTS preload) is not asked here.
 */

export interface Grade {
  score: number;
  /** Points by test. */
  points: Record<string, number>;
}

/** Directives of a policy, by name, their values in lower case. */
function parsePolicy(policy: string): Map<string, string[]> {
  return new Map(
    policy
      .split(";")
      .map((part) => part.trim().toLowerCase().split(/\s+/))
      .flatMap(([name = "", ...values]) => (name === "" ? [] : [[name, values]])),
  );
}

function gradePolicy(policy: string | null): number {
  if (policy === null) return -25;
  const directives = parsePolicy(policy);
  const valuesOf = (name: string) => directives.get(name) ?? directives.get("default-src") ?? ["*"];
  const broad = ["*", "http:", "https:", "data:", "blob:"];
  const [script, object, style] = [valuesOf("script-src"), valuesOf("object-src"), valuesOf("style-src")];
  const isSecured = script.some((value) => /^'(?:sha(?:256|384|512)|nonce)-/.test(value));
  if (
    (script.includes("'unsafe-inline'") && !isSecured) ||
    [script, object].flat().some((value) => broad.includes(value))
  )
    return -20;
  if (script.includes("'unsafe-eval'")) return -10;
  if ([...directives.values()].flat().some((value) => value.startsWith("http:"))) return -20;
  // The Observatory looks at style-src alone; attributes count here too.
  const attributes = directives.get("style-src-attr") ?? style;
  if ([...style, ...attributes].includes("'unsafe-inline'")) return 0;
  return (directives.get("default-src") ?? []).join() === "'none'" ? 10 : 5;
}

function gradeCookies(cookies: readonly string[]): number {
  if (cookies.length === 0) return 0;
  const parsed = cookies.map((cookie) => cookie.toLowerCase());
  if (parsed.some((cookie) => !cookie.includes("secure"))) return -20;
  if (parsed.some((cookie) => !cookie.includes("httponly"))) return -30;
  return parsed.every((cookie) => cookie.includes("samesite=")) ? 5 : 0;
}

function gradeTransport(header: string | null): number {
  const seconds = Number(/max-age=(\d+)/i.exec(header ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return -20;
  return seconds < 15_768_000 ? -10 : 0;
}

function gradeReferrer(header: string | null): number {
  const last = header?.split(",").at(-1)?.trim().toLowerCase();
  if (last === undefined) return 0;
  const strict = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
  return strict.includes(last) ? 5 : -5;
}

function gradeFrames(policy: string | null, header: string | null): number {
  const ancestors = parsePolicy(policy ?? "").get("frame-ancestors");
  if (ancestors?.every((value) => value === "'none'" || value === "'self'")) return 5;
  return /^(?:deny|sameorigin)$/i.test(header ?? "") ? 0 : -20;
}

/** Scripts from elsewhere need a digest of what they are to be (subresource integrity). */
function gradeScripts(html: string): number {
  const foreign = [...html.matchAll(/<script[^>]*\ssrc="((?:https?:)?\/\/[^"]+)"[^>]*>/g)];
  if (foreign.length === 0) return 0;
  if (foreign.some(([, source = ""]) => source.startsWith("http:"))) return -50;
  return foreign.every(([tag]) => tag.includes("integrity=")) ? 5 : -5;
}

const resourcePolicy: Record<string, number> = { "same-origin": 10, "same-site": 10, "cross-origin": 0 };

/** Grades one answer, as read over TLS. */
export function gradeAnswer(headers: Headers, html: string): Grade {
  const policy = headers.get("content-security-policy");
  const points = {
    "content security policy": gradePolicy(policy),
    cookies: gradeCookies(headers.getSetCookie()),
    "sharing with other origins": headers.get("access-control-allow-origin") === "*" && /<html/i.test(html) ? -50 : 0,
    "strict transport security": gradeTransport(headers.get("strict-transport-security")),
    "referrer policy": gradeReferrer(headers.get("referrer-policy")),
    "subresource integrity": gradeScripts(html),
    "content type options": headers.get("x-content-type-options") === "nosniff" ? 0 : -5,
    framing: gradeFrames(policy, headers.get("x-frame-options")),
    "cross-origin resource policy": resourcePolicy[headers.get("cross-origin-resource-policy") ?? "cross-origin"] ?? -5,
  };
  const malus = Object.values(points).reduce((sum, value) => sum + Math.min(0, value), 100);
  const bonus = Object.values(points).reduce((sum, value) => sum + Math.max(0, value), 0);
  return { score: malus >= 90 ? malus + bonus : malus, points };
}
