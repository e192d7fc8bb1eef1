/** Answers of the API: the path chooses the endpoint, its schema reads the parameters, problems come as documents. */
import type { z } from "zod";
import { ENDPOINTS, type Endpoint } from "@/lib/api/endpoints";
import { openApiDocument } from "@/lib/api/openapi";
import { API_HEADERS, problem, wrongParameters } from "@/lib/api/problem";
import type { Db } from "@/lib/db";
import { baseUrlOf } from "@/lib/http/base-url";
import { etagOf, isFresh, validatorHeaders } from "@/lib/http/conditional";
import { getVersion } from "@/lib/papers/queries-catalogue";

/** Parameters as a schema reads them: `topic` is a list, of others the last one counts. */
function readParameters(params: URLSearchParams): Record<string, string | string[]> {
  const topics = params.getAll("topic");
  return { ...Object.fromEntries(params), ...(topics.length > 0 && { topic: topics }) };
}

/** An endpoint with a single topic takes the last one, like every other parameter. */
function parametersFor(endpoint: { query: z.ZodType }, params: URLSearchParams): Record<string, string | string[]> {
  return endpoint === ENDPOINTS.edition ? Object.fromEntries(params) : readParameters(params);
}

function json(body: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    headers: { ...API_HEADERS, ...headers, "Content-Type": "application/json" },
  });
}

async function run<Q extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<Q, A>,
  db: Db,
  request: Request,
  id: string,
): Promise<Response> {
  const url = new URL(request.url);
  const query = endpoint.query.safeParse(parametersFor(endpoint, url.searchParams));
  if (!query.success) return wrongParameters(query.error);
  const base = baseUrlOf(request);
  const etag = etagOf(base, url.pathname, url.search, await getVersion(db));
  const validators = { etag, lastModified: null };
  const headers = validatorHeaders(validators);
  if (isFresh(request, validators)) return new Response(null, { status: 304, headers: { ...API_HEADERS, ...headers } });
  const outcome = await endpoint.get({ db, base, url, id }, query.data);
  switch (outcome.kind) {
    case "answer":
      return json(outcome.value, { ...headers, ...(outcome.next && { Link: `<${outcome.next}>; rel="next"` }) });
    case "moved":
      return new Response(null, { status: 308, headers: { ...API_HEADERS, Location: outcome.path } });
    case "missing":
      return problem(404, outcome.sentence);
    case "wrong":
      return problem(400, outcome.sentence, [{ parameter: outcome.parameter, detail: outcome.sentence }]);
  }
}

/** `path` are the decoded parts of the address below /api/v1. */
export async function respondToApi(db: Db, request: Request, path: readonly string[]): Promise<Response> {
  const [section, id, ...rest] = path;
  const address = id === undefined ? section : `${section}/*`;
  if (rest.length > 0) return problem(404, "There is nothing at this address. The API is described at /api.");
  switch (address) {
    case "papers":
      return run(ENDPOINTS.papers, db, request, "");
    case "papers/*":
      return run(ENDPOINTS.paper, db, request, id ?? "");
    case "editions/*":
      return run(ENDPOINTS.edition, db, request, id ?? "");
    case "topics":
      return run(ENDPOINTS.topics, db, request, "");
    case "suggest":
      return run(ENDPOINTS.suggestions, db, request, "");
    case "stats":
      return run(ENDPOINTS.stats, db, request, "");
    case "openapi.json":
      return json(openApiDocument(baseUrlOf(request)), {});
    default:
      return problem(404, "There is nothing at this address. The API is described at /api.");
  }
}
