import { expect, test, vi } from "vitest";
import { createFiller } from "@/lib/serve/make-filled.mjs";

/** A page with one name, as Next.js would draw it. */
const drawnWith = (name: string) =>
  `<head></head>${name}<script>self.__next_f.push(${JSON.stringify([1, "0:{}"])})</script></body>`;

function setUp() {
  const asked: string[] = [];
  const drawn: string[] = [];
  for (const kind of ["Lists", "Papers", "Topics", "Authors"]) {
    const fill = async (what: string) => {
      asked.push(`${kind} ${what}`);
      return what.startsWith("none") ? null : { what: { html: what, data: "" }, sheets: { html: "", data: "" } };
    };
    vi.stubGlobal(`broadsheet${kind}`, { prefix: "zz", fill });
  }
  const draw = async (page: string) => {
    drawn.push(page);
    return { page: drawnWith("zzwhat"), headers: {} };
  };
  const fill = createFiller(draw, (error) => {
    throw error;
  });
  return { asked, drawn, fill };
}

const request = (url: string, headers = {}) => ({ url, headers }) as Parameters<ReturnType<typeof createFiller>>[0];

test("pages of a kind are put into one drawn for a version", async () => {
  const { asked, drawn, fill } = setUp();
  const made = async (url: string, version = "1") => (await fill(request(url), version))?.body.toString() ?? null;
  expect(await made("/papers/2501.00001?a=1")).toContain("<head></head>2501.00001?a=1<script>");
  expect(await made("/papers/a-paper")).toContain("</head>a-paper<");
  expect(await made("/papers?q=a")).toContain("</head>?q=a<");
  expect(await made("/topics/agents?sort=upvotes")).toContain("</head>agents?sort=upvotes<");
  expect(await made("/authors/ada-quill?name=Ada+Quill")).toContain("</head>ada-quill?name=Ada+Quill<");
  expect(await made("/authors/none")).toBeNull();
  expect(await made("/papers/none")).toBeNull();
  expect(asked).toEqual([
    "Papers 2501.00001?a=1",
    "Papers a-paper",
    "Lists ?q=a",
    "Topics agents?sort=upvotes",
    "Authors ada-quill?name=Ada+Quill",
    "Authors none",
    "Papers none",
  ]);
  expect(drawn).toEqual([
    "/papers/zzpart?zzquery",
    "/papers?zzaddress",
    "/topics/zzpart?zzquery",
    "/authors/zzpart?zzquery",
  ]);
  await made("/papers/a-paper", "2");
  expect(drawn).toHaveLength(5);
});

test("what is no page of a kind, or is asked for by the router, is left to Next.js", async () => {
  const { asked, fill } = setUp();
  for (const url of [
    "/",
    "/papers/help",
    "/papers/like?id=1",
    "/papers/a%2Fb",
    "/papers/a/b",
    "/papers/",
    "/topics",
    "/topics/agents.atom",
    "/authors",
    "/authors/ada-quill.bib",
    "/authors/%61da-quill",
    "/authors/ada-quill/",
    "/papersome",
    "/papers/zzpart?zzquery",
  ]) {
    expect(await fill(request(url), "1"), url).toBeNull();
  }
  expect(await fill(request("/papers/a-paper", { rsc: "1" }), "1")).toBeNull();
  expect(asked).toEqual([]);
});
