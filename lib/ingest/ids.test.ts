import { expect, test } from "vitest";
import { findArxivId, findDoi, parseArxivId } from "@/lib/ingest/ids";

test("identifiers lose prefix and version and keep their last zero", () => {
  expect(parseArxivId("2503.02130")).toBe("2503.02130");
  expect(parseArxivId(" arXiv:2503.02130v12 ")).toBe("2503.02130");
  expect(parseArxivId("1412.6980v9")).toBe("1412.6980");
  expect(parseArxivId("cs/0112017v1")).toBe("cs/0112017");
  expect(parseArxivId("math.GT/0309136")).toBe("math.GT/0309136");
});

test("what cannot be an identifier is none", () => {
  for (const id of [
    "2503.0213",
    "1412.69801",
    "2513.00001",
    "2500.00001",
    "0703.1234",
    "cs/0113017",
    "12345",
    "",
    "a.b",
  ]) {
    expect(parseArxivId(id), id).toBeNull();
  }
});

test("addresses of papers name the identifier", () => {
  for (const address of [
    "https://arxiv.org/abs/2508.07990",
    "https://arxiv.org/pdf/2508.07990v2.pdf",
    "http://www.arxiv.org/html/2508.07990v1",
    "https://huggingface.co/papers/2508.07990#community",
    "https://huggingface.co/login?next=%2Fpapers%2F2508.07990 https://hf.co/papers/2508.07990",
    "https://www.alphaxiv.org/abs/2508.07990",
    "https://papers.cool/arxiv/2508.07990",
    "https://doi.org/10.48550/arXiv.2508.07990",
    "https://ar5iv.labs.arxiv.org/html/2508.07990",
  ]) {
    expect(findArxivId(address), address).toBe("2508.07990");
  }
  expect(findArxivId("https://arxiv.org/abs/math.GT/0309136v3")).toBe("math.GT/0309136");
});

test("bogus and missing identifiers give none", () => {
  expect(findArxivId("https://huggingface.co/papers/2503.0213")).toBeNull();
  expect(findArxivId("https://arxiv.org/abs/2508.079991")).toBeNull();
  expect(findArxivId("https://notarxiv.org/abs/2508.07990")).toBeNull();
  expect(findArxivId("version 2508.07990 of the text")).toBeNull();
});

test("DOIs are found in lower case without the sentence around them", () => {
  expect(findDoi("(see https://doi.org/10.1145/3442188.3445922).")).toBe("10.1145/3442188.3445922");
  expect(findDoi("doi:10.1016/S0140-6736(05)12345-X, and")).toBe("10.1016/s0140-6736(05)12345-x");
});

test("the DOIs that arXiv gives are left to the identifier", () => {
  expect(findDoi("10.48550/arXiv.2508.07990 and 10.1000/xyz")).toBe("10.1000/xyz");
  expect(findDoi("10.48550/arXiv.2508.07990")).toBeNull();
});
