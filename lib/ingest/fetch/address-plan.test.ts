import { expect, test } from "vitest";
import { isAddress, planAddress } from "@/lib/ingest/fetch/address-plan";
import { AddressError } from "@/lib/ingest/fetch/fetch-error";

const TODAY = "2025-08-13";
const plan = (address: string) => planAddress(address, TODAY);
const page = (address: string, day: string | null = null) => ({ kind: "page", address, day });

test("pages of Daily Papers are read as the API's lists of their days", () => {
  expect(plan("https://huggingface.co/papers")).toEqual({ kind: "latest" });
  expect(plan("https://huggingface.co/papers/")).toEqual({ kind: "latest" });
  const day = { kind: "days", days: ["2025-08-12"] };
  expect(plan("https://huggingface.co/papers/date/2025-08-12")).toEqual(day);
  expect(plan("https://huggingface.co/papers?date=2025-08-12")).toEqual(day);
  expect(plan("https://huggingface.co/api/daily_papers?date=2025-08-12&limit=10")).toEqual(day);
  expect(plan("https://huggingface.co/papers/week/2025-W33")).toEqual({
    kind: "days",
    days: ["2025-08-13", "2025-08-12", "2025-08-11"],
  });
  expect(plan("https://huggingface.co/papers/month/2023-05")).toMatchObject({ kind: "days" });
});

test("trending, searches and single papers are read from the API", () => {
  expect(plan("https://huggingface.co/papers/trending")).toEqual(
    page("https://huggingface.co/api/daily_papers?sort=trending&limit=100"),
  );
  expect(plan("https://huggingface.co/papers?q=state+space%26models")).toEqual(
    page("https://huggingface.co/api/papers/search?q=state+space%26models&limit=120"),
  );
  for (const address of [
    "/papers/2508.07999",
    "/papers/2508.07999.md",
    "/papers/2508.07999v2",
    "/papers/2508.07999#community",
  ]) {
    expect(plan(`https://huggingface.co${address}`), address).toEqual(
      page("https://huggingface.co/api/papers/2508.07999"),
    );
  }
});

test("a part of the API's list is read as it is, with the day it names", () => {
  const part = "https://huggingface.co/api/daily_papers?date=2025-08-12&p=1";
  expect(plan(part)).toEqual(page(part, "2025-08-12"));
  const week = "https://huggingface.co/api/daily_papers?week=2025-W33";
  expect(plan(week)).toEqual(page(week));
});

test("pages of arXiv are read from its API and feeds", () => {
  const query = page("https://export.arxiv.org/api/query?id_list=2508.07999&max_results=1");
  for (const path of ["abs/2508.07999", "abs/2508.07999v3", "pdf/2508.07999v1.pdf", "html/2508.07999"]) {
    expect(plan(`https://arxiv.org/${path}`), path).toEqual(query);
  }
  expect(plan("https://arxiv.org/abs/cs/0112017")).toEqual(
    page("https://export.arxiv.org/api/query?id_list=cs/0112017&max_results=1"),
  );
  expect(plan("https://arxiv.org/list/cs.CL/new")).toEqual(page("https://rss.arxiv.org/atom/cs.CL"));
  expect(plan("https://arxiv.org/list/cond-mat.dis-nn/new")).toEqual(
    page("https://rss.arxiv.org/atom/cond-mat.dis-nn"),
  );
});

test("short and old forms of the hosts stand for the hosts themselves", () => {
  expect(plan("https://hf.co/papers/2508.07999")).toEqual(page("https://huggingface.co/api/papers/2508.07999"));
  expect(plan("http://www.arxiv.org/abs/2508.07999")).toEqual(
    page("https://export.arxiv.org/api/query?id_list=2508.07999&max_results=1"),
  );
});

test("everything else is read as it is", () => {
  const addresses = [
    "https://rss.arxiv.org/rss/cs.CL",
    "https://export.arxiv.org/api/query?search_query=all:electron",
    "https://arxiv.org/list/cs.CL/recent",
    "https://papers.example.org/feed.json",
    "https://huggingface.co/papers/date/yesterday",
    "https://huggingface.co/papers/week/2025-W99",
    "https://huggingface.co/papers/about/us",
    "https://huggingface.co/blog/daily-papers",
  ];
  for (const address of addresses) expect(plan(address), address).toEqual(page(address));
});

test("what is no address is said to be none", () => {
  expect(() => plan("https://")).toThrow(AddressError);
  expect(isAddress("https://huggingface.co/papers")).toBe(true);
  expect(isAddress("HTTP://arxiv.org/abs/2508.07999")).toBe(true);
  expect(isAddress("pages/https.txt")).toBe(false);
  expect(isAddress("-")).toBe(false);
});
