/** API, feeds and formats: whatever is asked, an answer that is well formed, and never a failure of the server. */
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { expect } from "vitest";
import { respondWithDailyPapers } from "@/lib/api/daily-papers";
import { respondToApi } from "@/lib/api/respond";
import type { Db } from "@/lib/db";
import { respondWithFormat } from "@/lib/formats/respond";
import { respondToMcp } from "@/lib/mcp/server";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { ATTEMPTS } from "@/tests/helpers/hostile-papers";
import { FUZZ_RUNS } from "./runs";

const BASE = "http://broadsheet.test";

async function fill(db: Db): Promise<void> {
  const entries = Array.from({ length: 30 }, (_, position) =>
    entry(`Sparse ${ATTEMPTS[position % ATTEMPTS.length]} ${position}`, {
      arxivId: `2508.${String(position).padStart(5, "0")}`,
      authors: ["Ann Lee", ATTEMPTS[(position * 7) % ATTEMPTS.length] ?? "Bob"],
      publishedOn: position % 4 === 0 ? null : "2025-08-11",
      upvotes: position % 3 === 0 ? null : position,
      listedOn: "2025-08-12",
      position,
    }),
  );
  await importEntries(db, entries, { day: "2025-08-12" });
}

const value = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "0",
    "-1",
    "1e999",
    "NaN",
    "2025-08-12",
    "2025-02-30",
    "2025-W33",
    "agents",
    "newest",
    "sparse",
    "a".repeat(3_000),
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const parameters = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "q",
        "limit",
        "cursor",
        "page",
        "sort",
        "topic",
        "from",
        "to",
        "code",
        "date",
        "fields",
        "text",
        "p",
        "__proto__",
      ),
      value,
    ),
    { maxLength: 6 },
  )
  .map((pairs) => new URLSearchParams(pairs).toString());
const headers = fc.constantFrom<Record<string, string>>(
  {},
  { "if-none-match": '"x", W/"y"' },
  { "if-modified-since": "yesterday" },
  { "x-forwarded-host": "evil.example\u0020", "x-forwarded-proto": "javascript" },
  { accept: "text/html;q=x" },
);
const part = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "papers",
      "2508.00001",
      "editions",
      "2025-08-12",
      "topics",
      "agents",
      "authors",
      "ann-lee",
      "suggest",
      "openapi.json",
      "stats",
      "trending",
      "similar",
    ),
  },
  { weight: 1, arbitrary: value },
);

function ask(path: string[], query: string, sent: Record<string, string>): Request {
  const address = `${BASE}/${path.map((each) => encodeURIComponent(each.replace(/\p{Cs}/gu, "\ufffd"))).join("/")}?${query}`;
  return new Request(address, { headers: { host: "broadsheet.test", ...sent } });
}

/** Reads an answer as what it says it is. */
async function readThrough(answer: Response): Promise<void> {
  expect(answer.status).toBeLessThan(500);
  const type = answer.headers.get("content-type") ?? "";
  const text = await answer.text();
  if (text === "" || answer.status === 304) return;
  if (/[/+]json(?:;|$)/.test(type)) JSON.parse(text);
  if (/[/+]xml(?:;|$)/.test(type)) expect(XMLValidator.validate(text)).toBe(true);
  if (type.startsWith("application/jsonl")) for (const line of text.split("\n").filter(Boolean)) JSON.parse(line);
}

test("the API answers any request", { timeout: 600_000 }, async ({ db }) => {
  await fill(db);
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), parameters, headers, async (path, query, sent) => {
      await readThrough(await respondToApi(db, ask(path, query, sent), path));
      await readThrough(await respondWithDailyPapers(db, ask(["api", "daily_papers"], query, sent), "2025-08-12"));
    }),
    { numRuns: FUZZ_RUNS },
  );
});

test("feeds and formats answer any request, well formed", { timeout: 600_000 }, async ({ db }) => {
  await fill(db);
  const extension = fc.constantFrom("atom", "rss", "json", "bib", "ris", "csl.json", "csv", "md", "jsonl", "exe", "");
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      extension,
      parameters,
      headers,
      async (parts, name, query, sent) => {
        const path = [...parts.slice(0, -1), `${parts.at(-1)}.${name}`];
        await readThrough(await respondWithFormat(db, ask(path, query, sent), path));
      },
    ),
    { numRuns: FUZZ_RUNS },
  );
});

test("the MCP endpoint answers any body", { timeout: 600_000 }, async ({ db }) => {
  await fill(db);
  const call = fc.record(
    {
      jsonrpc: fc.constantFrom("2.0", "1.0", 2),
      id: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
      method: fc.constantFrom("initialize", "tools/list", "tools/call", "ping", "__proto__", ""),
      params: fc.oneof(
        fc.record({
          name: fc.constantFrom("search_papers", "get_paper", "get_edition", "list_topics", "x"),
          arguments: fc.dictionary(
            fc.constantFrom("q", "id", "limit", "day", "cursor", "topic"),
            fc.oneof(value, fc.integer(), fc.anything({ maxDepth: 2 })),
          ),
        }),
        fc.anything({ maxDepth: 2 }),
      ),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    {
      weight: 5,
      arbitrary: call.map(
        (message) => JSON.stringify(message, (_, each) => (typeof each === "bigint" ? 1 : each)) ?? "",
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  );
  const types = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const answer = await respondToMcp(
        db,
        BASE,
        new Request(`${BASE}/mcp`, { method: "POST", body: text, headers: types }),
      );
      expect(answer.status).toBeLessThan(500);
      await answer.text();
    }),
    { numRuns: Math.ceil(FUZZ_RUNS / 3) },
  );
});
