/** The API against its own description, and its Hugging Face face against our own reader of Hugging Face. */
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { z } from "zod";
import { respondWithDailyPapers, respondWithPaperInfo } from "@/lib/api/daily-papers";
import { openApiDocument } from "@/lib/api/openapi";
import { respondToApi } from "@/lib/api/respond";
import { papersAnswerSchema } from "@/lib/api/schemas";
import type { Db } from "@/lib/db";
import { apiJson } from "@/lib/ingest/sources/api-json";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const DAY = "2025-08-12";

async function fill(db: Db, count = 45): Promise<void> {
  const entries = Array.from({ length: count }, (_, position) =>
    entry(`Sparse Attention Number ${position}`, {
      arxivId: `2508.${String(position).padStart(5, "0")}`,
      authors: ["Ann Lee", "Łukasz Kaiser"],
      publishedOn: "2025-08-11",
      upvotes: 100 - position,
      comments: 2,
      submittedBy: "ann",
      organization: "lab",
      organizationName: "The Lab",
      keywords: ["attention"],
      thumbnail: "https://img.example/a.png",
      projectPage: "https://p.example/",
      links: [
        {
          url: `https://github.com/lab/sparse-${position}`,
          kind: "repository",
          host: "github.com",
          owner: "lab",
          name: `sparse-${position}`,
          provenance: "api-user",
          stars: 7,
        },
      ],
      listedOn: DAY,
      position,
    }),
  );
  await importEntries(db, entries, { day: DAY });
}

function get(db: Db, address: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(address, "http://broadsheet.test");
  const request = new Request(url, { headers: { host: "broadsheet.test", ...headers } });
  return respondToApi(db, request, url.pathname.replace("/api/v1/", "").split("/").map(decodeURIComponent));
}

/** A validator of the description's schema for an operation's answer. */
function validatorOf(path: string, status: string) {
  const document = openApiDocument("http://broadsheet.test");
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, "openapi");
  const type = status === "200" ? "application~1json" : "application~1problem+json";
  const pointer = `openapi#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/get/responses/${status}/content/${type}/schema`;
  return ajv.compile({ $ref: encodeURI(pointer) });
}

test.for([
  ["/papers", "/api/v1/papers?q=sparse"],
  ["/papers", "/api/v1/papers?topic=agents&topic=-robotics&code=1&sort=upvotes"],
  ["/papers/{id}", "/api/v1/papers/2508.00001"],
  ["/editions/{period}", `/api/v1/editions/${DAY}`],
  ["/editions/{period}", "/api/v1/editions/2025-W33?code=1&limit=3"],
  ["/editions/{period}", "/api/v1/editions/latest"],
  ["/topics", "/api/v1/topics"],
  ["/suggest", "/api/v1/suggest?q=sparse"],
  ["/stats", "/api/v1/stats"],
] as const)("%s answers %s as described", async ([path, address], { db }) => {
  await fill(db);
  const response = await get(db, address);
  expect(response.status).toBe(200);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const validate = validatorOf(path, "200");
  validate(await response.json());
  expect(validate.errors ?? []).toEqual([]);
});

test.for([
  ["/papers", "/api/v1/papers?from=2025-13-01", 400],
  ["/papers", "/api/v1/papers?limit=101", 400],
  ["/papers", "/api/v1/papers?sort=best", 400],
  ["/papers", "/api/v1/papers?cursor=nonsense", 400],
  ["/papers/{id}", "/api/v1/papers/2508.99999", 404],
  ["/editions/{period}", "/api/v1/editions/2025-02-30", 404],
  ["/editions/{period}", "/api/v1/editions/2025-08-13", 404],
  ["/suggest", "/api/v1/suggest", 400],
] as const)("%s refuses %s with a document", async ([path, address, status], { db }) => {
  await fill(db, 1);
  const response = await get(db, address);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const validate = validatorOf(path, String(status));
  validate(await response.json());
  expect(validate.errors ?? []).toEqual([]);
});

test("an address that is not there is a problem, too", async ({ db }) => {
  const response = await get(db, "/api/v1/nothing/here/at-all");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("cursors lead through every paper once, though papers are added meanwhile", async ({ db }) => {
  await fill(db);
  const seen: string[] = [];
  let address: string | null = "/api/v1/papers?limit=20";
  while (address !== null) {
    const response: Response = await get(db, address);
    const answer = papersAnswerSchema.parse(await response.json());
    seen.push(...answer.papers.map(({ id }) => id));
    expect(response.headers.get("link")).toBe(answer.next === null ? null : `<${answer.next}>; rel="next"`);
    address = answer.next;
    if (seen.length === 20) {
      const newer = entry("Something Newer", { arxivId: "2509.00001", publishedOn: "2025-09-01" });
      await importEntries(db, [newer], { digest: "1".repeat(64) });
    }
  }
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});

test("cursors lead through a search as one long answer would, with limits that change", async ({ db }) => {
  await fill(db);
  const readAll = async (limits: readonly number[], query: string) => {
    const seen: string[] = [];
    let address: string | null = `/api/v1/papers?${query}`;
    for (let turn = 0; address !== null; turn += 1) {
      const url: URL = new URL(address, "http://broadsheet.test");
      url.searchParams.set("limit", String(limits[turn % limits.length]));
      const answer = papersAnswerSchema.parse(await (await get(db, url.pathname + url.search)).json());
      expect(answer.total).toBe(45);
      seen.push(...answer.papers.map(({ id }) => id));
      address = answer.next;
    }
    return seen;
  };
  for (const query of ["q=sparse+attention", "sort=upvotes", "sort=newest"]) {
    const whole = await readAll([100], query);
    expect(new Set(whole).size).toBe(45);
    expect(await readAll([7, 3, 11, 1], query)).toEqual(whole);
  }
});

test("a cursor whose paper has gone goes on with its follower, one far behind the end finds nothing more", async ({
  db,
}) => {
  await fill(db);
  const read = async (address: string) => papersAnswerSchema.parse(await (await get(db, address)).json());
  const first = await read("/api/v1/papers?limit=10");
  const rest = await read("/api/v1/papers?limit=100");
  await db.paper.delete({ where: { slug: first.papers[9]?.id ?? "" } });
  const second = await read(`/api/v1/papers?limit=10&cursor=${new URL(first.next ?? "").searchParams.get("cursor")}`);
  expect(second.papers[0]?.id).toBe(rest.papers[10]?.id);
  const far = Buffer.from("[9000000,9000000]").toString("base64url");
  expect((await read(`/api/v1/papers?cursor=${far}`)).papers).toEqual([]);
});

test("an answer that has not changed is 304", async ({ db }) => {
  await fill(db, 1);
  const etag = (await get(db, "/api/v1/stats")).headers.get("etag") ?? "";
  expect((await get(db, "/api/v1/stats", { "if-none-match": etag })).status).toBe(304);
});

const daily = (db: Db, query: string) =>
  respondWithDailyPapers(
    db,
    new Request(`http://broadsheet.test/api/daily_papers${query}`, { headers: { host: "broadsheet.test" } }),
    "2025-09-01",
  );

test("daily_papers reads back as what was imported", async ({ db }) => {
  await fill(db, 3);
  const text = await (await daily(db, `?date=${DAY}`)).text();
  expect(apiJson.recognises(text)).toBe(true);
  const { entries, rejects, day } = apiJson.parse({ text, captured: null, day: null });
  expect([rejects, day]).toEqual([[], DAY]);
  expect(entries.map(({ entry: paper }) => paper.arxivId)).toEqual(["2508.00000", "2508.00001", "2508.00002"]);
  expect(entries[0]?.entry).toMatchObject({
    title: "Sparse Attention Number 0",
    authors: ["Ann Lee", "Łukasz Kaiser"],
    publishedOn: "2025-08-11",
    upvotes: 100,
    comments: 2,
    submittedBy: "ann",
    organization: "lab",
    organizationName: "The Lab",
    projectPage: "https://p.example/",
    thumbnail: "https://img.example/a.png",
    listedOn: DAY,
  });
  expect(entries[0]?.entry.links[0]).toMatchObject({
    url: "https://github.com/lab/sparse-0",
    provenance: "api-user",
    stars: 7,
  });
});

test("daily_papers pages, filters and refuses as Hugging Face does", async ({ db }) => {
  await fill(db);
  const list = z.array(z.object({ paper: z.object({ id: z.string() }) }));
  const second = await daily(db, "?week=2025-W33&p=1&limit=20");
  expect(list.parse(await second.json())[0]?.paper.id).toBe("2508.00020");
  expect(second.headers.get("link")).toBe(
    '<http://broadsheet.test/api/daily_papers?week=2025-W33&p=2&limit=20>; rel="next"',
  );
  expect((await daily(db, "?month=2025-08&p=2&limit=20")).headers.get("link")).toBeNull();
  expect(list.parse(await (await daily(db, "?date=2025-08-16")).json())).toEqual([]);
  expect(list.parse(await (await daily(db, "?sort=trending&limit=2")).json()).map(({ paper }) => paper.id)).toEqual([
    "2508.00000",
    "2508.00001",
  ]);
  expect(list.parse(await (await daily(db, "?submitter=nobody")).json())).toEqual([]);
  for (const wrong of ["?limit=101", "?date=2025-13-01", "?date=2025-09-02", "?week=2025-W99", "?sort=best"]) {
    const response = await daily(db, wrong);
    expect([wrong, response.status]).toEqual([wrong, 400]);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  }
});

test("one paper is flat, and 404 where it is not known", async ({ db }) => {
  await fill(db, 1);
  expect(await (await respondWithPaperInfo(db, "2508.00000")).json()).toMatchObject({
    id: "2508.00000",
    title: "Sparse Attention Number 0",
    githubRepo: "https://github.com/lab/sparse-0",
    ai_keywords: ["attention"],
  });
  expect((await respondWithPaperInfo(db, "2508.99999")).status).toBe(404);
});
