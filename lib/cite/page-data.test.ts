import { expect, test } from "vitest";
import { toCitable } from "@/lib/cite/citable";
import { toJsonLd, toScriptJson } from "@/lib/cite/json-ld";
import { citationTags } from "@/lib/cite/meta-tags";

const paper = {
  slug: "2508.07999",
  arxivId: "2508.07999",
  doi: null,
  title: "Prefill \\& Decode</script><!-- $α$",
  abstract: "Words of \\emph{theirs}.",
  abstractKind: "full",
  authors: [{ name: "Laurens van der Maaten" }, { name: "Gemma Team" }],
  publishedOn: "2025-08-11",
  projectPage: null,
  keywords: ["scaling"],
  topics: [{ name: "Efficiency" }],
};
const unknown = { ...paper, arxivId: null, abstractKind: "sample", authors: [], publishedOn: null, topics: [] };

test("a page's tags name a preprint and no journal", () => {
  expect(citationTags(toCitable(paper))).toEqual({
    "z:itemType": "preprint",
    citation_title: "Prefill & Decode</script><!-- $α$",
    citation_author: ["van der Maaten, Laurens", "Gemma Team"],
    citation_publication_date: "2025/08/11",
    citation_date: "2025/08/11",
    citation_online_date: "2025/08/11",
    citation_arxiv_id: "2508.07999",
    citation_pdf_url: "https://arxiv.org/pdf/2508.07999",
    citation_doi: "10.48550/arXiv.2508.07999",
    citation_abstract: "Words of theirs.",
  });
});

test("a page's tags say nothing of what is not known", () => {
  expect(citationTags(toCitable(unknown))).toEqual({
    "z:itemType": "preprint",
    citation_title: "Prefill & Decode</script><!-- $α$",
  });
});

test("linked data tells persons from groups", () => {
  expect(toJsonLd(paper, "https://b.example/papers/2508.07999")).toEqual({
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: "Prefill & Decode</script><!-- $α$",
    name: "Prefill & Decode</script><!-- $α$",
    url: "https://b.example/papers/2508.07999",
    author: [
      { "@type": "Person", name: "Laurens van der Maaten" },
      { "@type": "Organization", name: "Gemma Team" },
    ],
    datePublished: "2025-08-11",
    abstract: "Words of theirs.",
    identifier: [
      { "@type": "PropertyValue", propertyID: "arXiv", value: "2508.07999" },
      { "@type": "PropertyValue", propertyID: "DOI", value: "10.48550/arXiv.2508.07999" },
    ],
    sameAs: [
      "https://arxiv.org/abs/2508.07999",
      "https://huggingface.co/papers/2508.07999",
      "https://doi.org/10.48550/arXiv.2508.07999",
    ],
    keywords: ["scaling", "Efficiency"],
    isAccessibleForFree: true,
  });
});

test("linked data invents neither authors nor dates", () => {
  const data = toJsonLd({ ...unknown, keywords: [] }, "https://b.example/papers/x");
  expect(Object.keys(data)).toEqual(["@context", "@type", "headline", "name", "url", "isAccessibleForFree"]);
});

test("a title cannot end the script it stands in", () => {
  const json = toScriptJson({ title: "</script><!--\u2028 & more" });
  expect(json).toBe('{"title":"\\u003c/script\\u003e\\u003c!--\\u2028 \\u0026 more"}');
  expect(JSON.parse(json)).toEqual({ title: "</script><!--\u2028 & more" });
});
