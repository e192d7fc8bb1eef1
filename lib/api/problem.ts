/** Errors of the API as documents (RFC 9457), and the headers that every answer has. */
import { STATUS_CODES } from "node:http";
import type { z } from "zod";
import type { problemSchema } from "@/lib/api/schemas";

type Problem = z.infer<typeof problemSchema>;

/** Any page may read: nothing here is private, nothing can be changed. */
export const API_HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Link, ETag",
  "X-Content-Type-Options": "nosniff",
} as const;

/** An answer that says in one sentence what is wrong. */
export function problem(status: number, detail: string, errors?: Problem["errors"]): Response {
  const body: Problem = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail,
    ...(errors && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, "Content-Type": "application/problem+json" },
  });
}

/** One error for each parameter that zod refused. */
export function wrongParameters(error: z.ZodError): Response {
  const errors = error.issues.map(({ path, message }) => ({ parameter: String(path[0] ?? ""), detail: message }));
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(", ");
  return problem(400, `Wrong parameters: ${names}.`, errors);
}

/** What a browser asks before it reads from another site (CORS preflight). */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...API_HEADERS,
      "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
      "Access-Control-Allow-Headers": "If-None-Match",
      "Access-Control-Max-Age": "86400",
    },
  });
}
