import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Edition } from "@/components/edition/edition";
import { NoEdition } from "@/components/edition/no-edition";
import type { EditionView, PaperCard } from "@/lib/papers/views";

function card(id: number, more: Partial<PaperCard> = {}): PaperCard {
  return {
    id,
    slug: `slug-${id}`,
    title: `Paper ${id}`,
    opening: "",
    authors: [],
    authorCount: null,
    publishedOn: null,
    listedOn: null,
    upvotes: null,
    comments: null,
    repository: null,
    topics: [],
    ...more,
  };
}

function edition(papers: PaperCard[], more: Partial<EditionView> = {}): EditionView {
  return {
    kind: "day",
    period: "2025-08-12",
    from: "2025-08-12",
    to: "2025-08-12",
    number: 314,
    papers,
    withCode: 0,
    topics: [],
    older: null,
    newer: null,
    recent: [],
    ...more,
  };
}

const html = (papers: PaperCard[], more: Partial<EditionView> = {}) =>
  renderToStaticMarkup(<Edition edition={edition(papers, more)} />);

test("the date is the page's only first heading", () => {
  const headings = html([card(1)]).match(/<h1[^>]*>.*?<\/h1>/g);
  expect(headings).toEqual(["<h1>Tuesday 12 August 2025</h1>"]);
});

test("every paper of a day stands once, however many there are", () => {
  for (const count of [1, 2, 3, 4, 7, 8, 13, 24, 60]) {
    const papers = Array.from({ length: count }, (_, id) => card(id));
    const titles = html(papers).match(/story__title/g);
    expect(titles?.length, `${count} papers`).toBe(count);
  }
});

test("a lead without facts has no column for them; nothing unknown is printed", () => {
  const markup = html([card(1, { opening: "It begins." })]);
  expect(markup).toContain("lead__cols--plain");
  expect(markup).not.toMatch(/upvotes|authors|Published|N\/A|null/);
});

test("a long title steps down and stays whole", () => {
  const title = "Long ".repeat(50).trim();
  const markup = html([card(1, { title })]);
  expect(markup).toContain("story--long");
  expect(markup).toContain(title);
});

test("an opening begins with a large letter only when it begins with a letter from A to Z", () => {
  expect(html([card(1, { opening: "We begin here." })])).toContain("has-cap");
  expect(html([card(1, { opening: "3D begins here." })])).not.toContain("has-cap");
});

test("pagers lead to the neighbours; at the newest a word stands in place of one", () => {
  const markup = html([card(1)], { older: { period: "2025-08-11", count: 9 } });
  expect(markup).toContain('href="/editions/2025-08-11"');
  expect(markup).toContain("Latest edition");
  expect(html([card(1)], { newer: { period: "2025-08-13", count: 9 } })).not.toContain("Latest");
});

test("a section shows its papers and the way back to all", () => {
  const topics = [{ slug: "agents", name: "Agents" }];
  const papers = [card(1, { topics }), card(2), card(3), card(4)];
  const view = edition(papers, { topics: [{ slug: "agents", name: "Agents", count: 1 }] });
  const markup = renderToStaticMarkup(<Edition edition={view} filter={{ topic: "agents", code: false }} />);
  expect(markup.match(/story__title/g)?.length).toBe(1);
  expect(markup).toContain('href="/editions/2025-08-12"');
  expect(markup).toContain("4 papers");
});

test("a day without an edition says why and offers the nearest", () => {
  const say = (day: string) =>
    renderToStaticMarkup(
      <NoEdition
        period={{ kind: "day", period: day, from: day, to: day }}
        today="2025-08-20"
        older={{ period: "2025-08-08", count: 18 }}
        newer={{ period: "2025-08-11", count: 9 }}
      />,
    );
  expect(say("2025-08-10")).toContain("seldom at weekends");
  expect(say("2025-08-10")).toContain("The nearest are Fri\u00a08\u00a0Aug and Mon\u00a011\u00a0Aug.");
  expect(say("2025-08-21")).toContain("still to come");
  expect(say("2025-08-19")).toContain("No paper of this catalogue was listed on that day.");
});
