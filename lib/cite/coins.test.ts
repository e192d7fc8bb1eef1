import { expect, test } from "vitest";
import { toCoins } from "@/lib/cite/coins";

const work = {
  slug: "2508.07999",
  arxivId: "2508.07999",
  doi: null,
  title: "Prefill \\& Decode: 语言",
  authors: ["Laurens van der Maaten", "OpenAI"],
  publishedOn: "2025-08-11",
  url: "https://arxiv.org/abs/2508.07999",
  abstract: null,
};

test("a span names a preprint with all its authors", () => {
  const params = new URLSearchParams(toCoins(work));
  expect(params.get("rft.type")).toBe("preprint");
  expect(params.get("rft.title")).toBe("Prefill & Decode: 语言");
  expect(params.getAll("rft.creator")).toEqual(["van der Maaten, Laurens", "OpenAI"]);
  expect(params.get("rft_id")).toBe("info:doi/10.48550/arXiv.2508.07999");
  expect(params.get("rft.date")).toBe("2025-08-11");
});

test("a span says nothing of what is not known", () => {
  const bare = { ...work, arxivId: null, authors: [], publishedOn: null, url: null, title: "A & B" };
  expect(toCoins(bare)).toBe(
    "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=preprint&rft.title=A%20%26%20B",
  );
});
