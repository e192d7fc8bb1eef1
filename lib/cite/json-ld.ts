/** Linked data of a paper for search engines: schema.org's ScholarlyArticle. */
import { anyDoi, type CitedPaper, doiUrl, toCitable } from "@/lib/cite/citable";
import { parseNames } from "@/lib/cite/names";
import { toPlainText } from "@/lib/format/plain-text";

interface LinkedPaper extends CitedPaper {
  keywords: readonly string[];
  topics: readonly { name: string }[];
}

/** `url` is the page's own address, whole. */
export function toJsonLd(paper: LinkedPaper, url: string): Record<string, unknown> {
  const work = toCitable(paper);
  const { arxivId, publishedOn } = work;
  const doi = anyDoi(work);
  const title = toPlainText(work.title);
  const keywords = [...new Set([...paper.keywords, ...paper.topics.map(({ name }) => name)])];
  const author = parseNames(work.authors).map((name) =>
    name.kind === "literal"
      ? { "@type": "Organization", name: name.name }
      : { "@type": "Person", name: [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(" ") },
  );
  const identifier = [
    ...(arxivId === null ? [] : [{ "@type": "PropertyValue", propertyID: "arXiv", value: arxivId }]),
    ...(doi === null ? [] : [{ "@type": "PropertyValue", propertyID: "DOI", value: doi }]),
  ];
  const sameAs = [
    ...(arxivId === null ? [] : [`https://arxiv.org/abs/${arxivId}`, `https://huggingface.co/papers/${arxivId}`]),
    ...(doi === null ? [] : [doiUrl(doi)]),
  ];
  return {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: title,
    name: title,
    url,
    ...(author.length > 0 && { author }),
    ...(publishedOn !== null && { datePublished: publishedOn }),
    ...(work.abstract !== null && { abstract: toPlainText(work.abstract) }),
    ...(identifier.length > 0 && { identifier }),
    ...(sameAs.length > 0 && { sameAs }),
    ...(keywords.length > 0 && { keywords }),
    isAccessibleForFree: true,
  };
}

/** JSON that can stand inside `<script>`: nothing in it ends the element or begins a comment. */
export function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
