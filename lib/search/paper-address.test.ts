import { expect, test } from "vitest";
import { parsePaperAddress } from "@/lib/search/paper-address";

test.each([
  ["2508.07999", { arxivId: "2508.07999" }],
  [" arXiv:2508.07999v3 ", { arxivId: "2508.07999" }],
  ["cs/0112017", { arxivId: "cs/0112017" }],
  ["math.gt/0309136", { arxivId: "math.GT/0309136" }],
  ["https://arxiv.org/abs/2508.07999v2", { arxivId: "2508.07999" }],
  ["http://export.arxiv.org/pdf/2508.07999.pdf", { arxivId: "2508.07999" }],
  ["arxiv.org/html/2508.07999v1#S2", { arxivId: "2508.07999" }],
  ["https://huggingface.co/papers/2508.07999", { arxivId: "2508.07999" }],
  ["https://huggingface.co/papers/2508.07999.md", { arxivId: "2508.07999" }],
  ["https://www.alphaxiv.org/abs/2508.07999?tab=x", { arxivId: "2508.07999" }],
  ["https://papers.cool/arxiv/2508.07999", { arxivId: "2508.07999" }],
  ["<https://arxiv.org/abs/2508.07999>.", { arxivId: "2508.07999" }],
  ["10.1145/3442188.3445922", { doi: "10.1145/3442188.3445922" }],
  ["https://doi.org/10.1145/3442188.3445922", { doi: "10.1145/3442188.3445922" }],
  ["doi:10.48550/arXiv.2508.07999", { arxivId: "2508.07999" }],
  ["https://huggingface.co/papers?q=2508.07999", null],
  ["https://example.org/abs/2508.07999", null],
  ["attention 2508.07999", null],
  ["3.14159", null],
  ["", null],
])("%s", (text, address) => {
  expect(parsePaperAddress(text)).toEqual(address);
});
