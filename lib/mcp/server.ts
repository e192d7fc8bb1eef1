/** The catalogue for language models (Model Context Protocol): the API's questions as read-only tools. */
import { type CallToolResult, createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { ENDPOINTS, type Outcome } from "@/lib/api/endpoints";
import { editionQuerySchema, papersQuerySchema } from "@/lib/api/schemas";
import type { Db } from "@/lib/db";

const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;
const INSTRUCTIONS =
  "A catalogue of machine-learning papers as listed on Hugging Face Daily Papers. Search it, read one paper or the edition of a day, week or month. Unknown values are null.";

/** The answer as JSON, twice: for models that read text and for programs that read structure. */
function toResult<T extends Record<string, unknown>>(outcome: Outcome<T>): CallToolResult {
  switch (outcome.kind) {
    case "answer":
      return { content: [{ type: "text", text: JSON.stringify(outcome.value) }], structuredContent: outcome.value };
    case "moved":
      return {
        isError: true,
        content: [
          { type: "text", text: `This paper is now ${decodeURIComponent(outcome.path.split("/").at(-1) ?? "")}.` },
        ],
      };
    default:
      return { isError: true, content: [{ type: "text", text: outcome.sentence }] };
  }
}

/** The address that asks the API the same, so that both read the same parameters. */
function addressOf(base: string, path: string, query: Record<string, string | number | string[] | undefined>): URL {
  const url = new URL(`${base}/api/v1${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) url.searchParams.append(name, String(each));
  }
  return url;
}

function createServer(db: Db, base: string): McpServer {
  const server = new McpServer({ name: "broadsheet", version: "1.0.0" }, { instructions: INSTRUCTIONS });
  server.registerTool(
    "search_papers",
    {
      title: "Search papers",
      description: ENDPOINTS.papers.summary,
      inputSchema: papersQuerySchema,
      outputSchema: ENDPOINTS.papers.answer,
      annotations: READ_ONLY,
    },
    async (query) =>
      toResult(await ENDPOINTS.papers.get({ db, base, url: addressOf(base, "/papers", query), id: "" }, query)),
  );
  server.registerTool(
    "get_paper",
    {
      title: "One paper",
      description: ENDPOINTS.paper.summary,
      inputSchema: z.object({ id: z.string().max(300).meta({ description: "arXiv identifier, such as 2508.07999." }) }),
      outputSchema: ENDPOINTS.paper.answer,
      annotations: READ_ONLY,
    },
    async ({ id }) => toResult(await ENDPOINTS.paper.get({ db, base, url: addressOf(base, "/papers", {}), id }, {})),
  );
  server.registerTool(
    "get_edition",
    {
      title: "Edition of a day, week or month",
      description: ENDPOINTS.edition.summary,
      inputSchema: editionQuerySchema.extend({
        period: z.string().max(20).meta({ description: "2025-08-12, 2025-W33, 2025-08 or latest." }),
      }),
      outputSchema: ENDPOINTS.edition.answer,
      annotations: READ_ONLY,
    },
    async ({ period, ...query }) => {
      const url = addressOf(base, `/editions/${encodeURIComponent(period)}`, query);
      return toResult(await ENDPOINTS.edition.get({ db, base, url, id: period }, query));
    },
  );
  server.registerTool(
    "list_topics",
    {
      title: "Topics",
      description: ENDPOINTS.topics.summary,
      inputSchema: z.object({}),
      outputSchema: ENDPOINTS.topics.answer,
      annotations: READ_ONLY,
    },
    async () => toResult(await ENDPOINTS.topics.get({ db, base, url: addressOf(base, "/topics", {}), id: "" }, {})),
  );
  return server;
}

/** Answers one request of the streamable HTTP transport, without sessions. `base` has no slash at its end. */
export async function respondToMcp(db: Db, base: string, request: Request): Promise<Response> {
  return createMcpHandler(() => createServer(db, base)).fetch(request);
}

/** Pages that a browser may let speak to this server: those of this machine, and the server's own. */
export function isOriginAllowed(request: Request, base: string): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : "";
  return ["localhost", "127.0.0.1", "[::1]", new URL(base).hostname].includes(hostname);
}
