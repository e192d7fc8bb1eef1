/** The SDK's own client against the MCP endpoint. */
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect } from "vitest";
import { apiPaperSchema } from "@/lib/api/paper-schema";
import { editionAnswerSchema, papersAnswerSchema, topicsAnswerSchema } from "@/lib/api/schemas";
import type { Db } from "@/lib/db";
import { isOriginAllowed, respondToMcp } from "@/lib/mcp/server";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const BASE = "http://broadsheet.test";

async function connect(db: Db): Promise<Client> {
  const papers = ["Sparse Attention", "Dense Attention"].map((title, position) =>
    entry(title, { arxivId: `2508.0000${position}`, authors: ["Ann Lee"], listedOn: "2025-08-12", position }),
  );
  await importEntries(db, papers, { day: "2025-08-12" });
  const client = new Client({ name: "test", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(new URL(`${BASE}/mcp`), {
    fetch: (url, init) => respondToMcp(db, BASE, new Request(url, init)),
  });
  await client.connect(transport);
  return client;
}

test("a client finds every tool, and each is read-only", async ({ db }) => {
  const client = await connect(db);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(["get_edition", "get_paper", "list_topics", "search_papers"]);
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  await client.close();
});

test("each tool answers as the API does", async ({ db }) => {
  const client = await connect(db);
  const call = async (name: string, given: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: given })).structuredContent;
  const found = papersAnswerSchema.parse(await call("search_papers", { q: "sparse", limit: 5 }));
  expect(found.papers.map(({ id }) => id)).toEqual(["2508.00000"]);
  expect(apiPaperSchema.parse(await call("get_paper", { id: "2508.00001" })).title).toBe("Dense Attention");
  expect(editionAnswerSchema.parse(await call("get_edition", { period: "2025-W33" })).total).toBe(2);
  expect(topicsAnswerSchema.parse(await call("list_topics", {})).topics).toBeInstanceOf(Array);
  await client.close();
});

test("a tool says what is missing instead of failing", async ({ db }) => {
  const client = await connect(db);
  const result = await client.callTool({ name: "get_paper", arguments: { id: "2508.99999" } });
  expect(result.isError).toBe(true);
  expect(result.content).toEqual([{ type: "text", text: "There is no paper 2508.99999." }]);
  const wrong = await client.callTool({ name: "get_edition", arguments: { period: "2025-08-13" } });
  expect(wrong.isError).toBe(true);
  await client.close();
});

test("a page from elsewhere may not ask through a browser", () => {
  const from = (origin: string | null) =>
    isOriginAllowed(new Request(`${BASE}/mcp`, { headers: origin === null ? {} : { origin } }), BASE);
  expect([null, "http://localhost:6274", BASE].map(from)).toEqual([true, true, true]);
  expect(["https://evil.example", "null"].map(from)).toEqual([false, false]);
});
