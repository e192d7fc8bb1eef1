import type { Metadata } from "next";
import { AppLink } from "@/components/ui/app-link";
import { listHref } from "@/lib/format/list-description";
import { EMPTY_LIST_STATE } from "@/lib/papers/search-params";

export const metadata: Metadata = { title: "Search help", alternates: { canonical: "/papers/help" } };

const SECTIONS: { heading: string; rows: [query: string, meaning: string][] }[] = [
  {
    heading: "Words",
    rows: [
      ["speculative decoding", "Papers with these words. The more of them, and the closer together, the higher."],
      ['"chain of thought"', "Exactly these words in a row."],
      ["diffusion -video", "Without this word. A minus works before anything below too."],
      ["retrieval OR search", "Either of its two neighbours."],
      ["agents (benchmark OR survey)", "Brackets hold together what belongs together."],
    ],
  },
  {
    heading: "Where to look",
    rows: [
      ["title:attention", "In the title."],
      ['abstract:"open source"', "In the abstract."],
      ["author:lecun", "Among the authors. A whole name in quotes, as it is printed or turned round."],
    ],
  },
  {
    heading: "What kind of paper",
    rows: [
      ["topic:robotics", "Filed under this topic."],
      ["org:google", "From this organisation, by its name on Hugging Face."],
      ["repo:facebookresearch", "With code in this repository, or by this owner."],
      ["has:code", "With code. has:project asks for a project page."],
      ["stars>50", "Also with <, <=, = and >=. What is not known is never more than anything."],
      ["upvotes>=20", "Upvotes on Hugging Face, when they were last read."],
      ["authors<=3", "Number of authors."],
    ],
  },
  {
    heading: "When",
    rows: [
      ["date:2025-08", "Published in that year, month or day."],
      ["date:2025-03..2025-06", "From the first to the last, both included. Either end may be left out."],
      ["after:2025", "After that year, month or day."],
      ["before:2025-03-01", "Before it."],
    ],
  },
];

/** The query language, with examples to try. */
export default function SearchHelpPage() {
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Search help</h1>
        <p className="lede">
          Type what you remember. Words may be misspelt: what the catalogue does not know is taken for its likeliest
          neighbour, and the page says so and offers your own spelling.
        </p>
      </header>
      <div className="searchhelp">
        {SECTIONS.map(({ heading, rows }) => (
          <section key={heading} aria-label={heading}>
            <h2>{heading}</h2>
            <dl>
              {rows.map(([query, meaning]) => (
                <div key={query}>
                  <dt>
                    <AppLink className="link" href={listHref({ ...EMPTY_LIST_STATE, q: query })}>
                      <code>{query}</code>
                    </AppLink>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section aria-label="Straight to a paper">
          <h2>Straight to a paper</h2>
          <p>
            An arXiv identifier, a DOI, or the address of a paper on arXiv, Hugging Face, alphaXiv or papers.cool leads
            to that paper where the catalogue has it.
          </p>
        </section>
        <section aria-label="While typing">
          <h2>While typing</h2>
          <p>
            Results follow each key, and the last word counts as the beginning of a word until you press Enter. Filters,
            order and page are part of the address, so any search can be sent to someone else.
          </p>
        </section>
      </div>
    </div>
  );
}
