import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Abstract } from "@/components/paper/abstract";
import { AuthorList } from "@/components/paper/author-list";
import { FactsLine } from "@/components/paper/facts-line";
import { PaperArticle } from "@/components/paper/paper-article";
import { PaperFacts } from "@/components/paper/paper-facts";
import { paperParts } from "@/components/paper/paper-parts";
import { RichText } from "@/components/paper/rich-text";
import { ResultList } from "@/components/search/result-list";
import type { PaperCard, PaperView } from "@/lib/papers/views";

const CARD: PaperCard = {
  id: 1,
  slug: "cs/0112017",
  title: "A Title",
  opening: "",
  authors: [],
  authorCount: null,
  publishedOn: null,
  listedOn: null,
  upvotes: null,
  comments: null,
  repository: null,
  topics: [],
};

const PAPER: PaperView = {
  id: 1,
  slug: "2501.00001",
  arxivId: null,
  doi: null,
  title: "A Title",
  abstract: "",
  abstractKind: "none",
  authors: [],
  authorCount: null,
  publishedOn: null,
  listedOn: null,
  upvotes: null,
  comments: null,
  repositories: [],
  otherLinks: [],
  projectPage: null,
  organization: null,
  organizationName: null,
  categories: [],
  keywords: [],
  comment: null,
  topics: [],
  editions: [],
  place: null,
};

/** What a reader sees: tags gone, entities read, white space single. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

test("a paper without a date of publication shows the day a list first had it", () => {
  const listed = { ...PAPER, listedOn: "2026-05-15" };
  expect(textOf(renderToStaticMarkup(<PaperFacts paper={listed} />))).toBe("Listed 15 May 2026");
  const published = renderToStaticMarkup(<PaperFacts paper={{ ...listed, publishedOn: "2026-05-12" }} />);
  expect(textOf(published)).toBe("Published 12 May 2026");
  const result = { ...CARD, listedOn: "2026-05-15", titleMatches: [], snippet: "", snippetMatches: [] };
  const results = (change: Partial<PaperCard>) =>
    textOf(renderToStaticMarkup(<ResultList papers={[{ ...result, ...change }]} start={1} />));
  expect(results({})).toBe("A Title listed 15 May 2026");
  expect(results({ publishedOn: "2026-05-12" })).toBe("A Title 12 May 2026");
  expect(results({ listedOn: null })).toBe("A Title");
});

test("markup in a text is shown, never obeyed", () => {
  const markup = renderToStaticMarkup(<RichText text={`ends with <EOS> and <script>alert("x")</script>`} />);
  expect(markup).not.toContain("<script");
  expect(textOf(markup)).toBe(`ends with <EOS> and <script>alert("x")</script>`);
});

test("a formula that cannot be set stands as it is written", () => {
  expect(textOf(renderToStaticMarkup(<RichText text={String.raw`our $\POL$ model`} />))).toBe(
    String.raw`our $\POL$ model`,
  );
  expect(renderToStaticMarkup(<RichText text="our $x^2$ model" />)).toContain("<math");
});

test("an address leaves without a handle on this page; inside a link it stays text", () => {
  const linked = renderToStaticMarkup(<RichText text="see https://x.org/a." />);
  expect(linked).toContain('href="https://x.org/a" rel="noopener noreferrer"');
  expect(renderToStaticMarkup(<RichText text="see https://x.org/a." links={false} />)).not.toContain("<a ");
});

test("the record keeps its quotes, an excerpt is typeset, and matches are marked in both", () => {
  const text = `a "wide" net`;
  expect(textOf(renderToStaticMarkup(<RichText text={text} />))).toBe(text);
  expect(renderToStaticMarkup(<RichText text={text} excerpt matches={[[3, 7]]} />)).toBe("a “<mark>wide</mark>” net");
});

test("facts that are unknown are left out; zero upvotes are a fact, zero comments are not", () => {
  expect(textOf(renderToStaticMarkup(<FactsLine paper={CARD} date={null} />))).toBe("");
  const known = { ...CARD, upvotes: 0, comments: 0, authorCount: 1 };
  expect(textOf(renderToStaticMarkup(<FactsLine paper={known} date="7 Jul 2024" />))).toBe(
    "0 0 upvotes 1 author 7 Jul 2024",
  );
});

test("a long list of authors folds and is all there", () => {
  const authors = Array.from({ length: 664 }, (_, index) => ({ name: `Author ${index}`, slug: `author-${index}` }));
  const markup = renderToStaticMarkup(<AuthorList authors={authors} authorCount={664} />);
  expect(markup).toContain("<details");
  expect(textOf(markup)).toContain("Author 11 and 652 others Show all 664");
  expect(textOf(markup)).toContain("Author 663");
});

test("authors may be a count, or names and a count, or nothing", () => {
  const two = [
    { name: "Ana Bo", slug: "ana-bo" },
    { name: "مریم", slug: "x" },
  ];
  expect(textOf(renderToStaticMarkup(<AuthorList authors={[]} authorCount={9} />))).toBe("9 authors");
  expect(renderToStaticMarkup(<AuthorList authors={[]} authorCount={null} />)).toBe("");
  expect(textOf(renderToStaticMarkup(<AuthorList authors={two} authorCount={5} />))).toBe("Ana Bo , مریم and 3 others");
});

test("a summary of the sample is not called an abstract", () => {
  const markup = renderToStaticMarkup(<Abstract paper={{ abstract: "Short.", abstractKind: "sample" }} />);
  expect(textOf(markup)).toMatch(/^Summary Short\. A summary from the bundled sample/);
});

test("a paper of which nothing is known is a title and a plain word about its abstract", () => {
  expect(textOf(renderToStaticMarkup(<PaperArticle parts={paperParts({ paper: PAPER })} />))).toBe(
    "All papers A Title Abstract No source gave an abstract for this paper.",
  );
});

test("a known paper leads to its code, arXiv, the PDF, Hugging Face and its neighbours", () => {
  const code = { url: "https://github.com/a/b", host: "github.com", owner: "a", name: "b", stars: 7 };
  const place = {
    day: "2025-08-12",
    number: 2,
    of: 3,
    before: { slug: "cs/0112017", title: "Before" },
    after: { slug: "2501.00002", title: "After" },
  };
  const repositories = [{ ...code, provenance: ["abstract"] }];
  const paper = { ...PAPER, arxivId: "2501.00001", repositories, editions: ["2025-08-12"], place };
  const markup = renderToStaticMarkup(<PaperArticle parts={paperParts({ paper })} />);
  for (const href of [
    "https://github.com/a/b",
    "https://arxiv.org/abs/2501.00001",
    "https://arxiv.org/pdf/2501.00001",
    "https://huggingface.co/papers/2501.00001",
    "/editions/2025-08-12",
    "/papers/cs%2F0112017",
    "/papers/2501.00002",
  ]) {
    expect(markup).toContain(`href="${href}"`);
  }
  expect(textOf(markup)).toContain("2 of 3");
  expect(textOf(markup)).toContain("7 stars. Named in the abstract git clone https://github.com/a/b");
});
