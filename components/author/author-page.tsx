import { Pagination } from "@/components/search/pagination";
import { DrawnResults } from "@/components/search/result-list";
import { AppLink } from "@/components/ui/app-link";
import type { Html } from "@/components/ui/to-html";
import { countOf, formatNumber } from "@/lib/format/counts";
import { PAGE_SIZE } from "@/lib/papers/search-params";
import { authorHref } from "@/lib/papers/trend-links";
import type { AuthorView } from "@/lib/papers/trend-views";

function Spellings({ view }: { view: AuthorView }) {
  const { names, name, slug } = view;
  if (names.length < 2) return null;
  return (
    <div className="orderrow">
      <p className="ink-2">
        {countOf(names.length, "spelling")} of this name {names.length === 1 ? "is" : "are"} in the catalogue. They may
        be one person or several.
      </p>
      <nav className="tabs" aria-label="Spelling">
        <AppLink href={authorHref(slug)} aria-current={name === null ? "true" : undefined} scroll={false}>
          All
        </AppLink>
        {names.map((each) => (
          <AppLink
            key={each.name}
            href={authorHref(slug, { name: each.name })}
            aria-current={each.name === name ? "true" : undefined}
            scroll={false}
          >
            <bdi>{each.name}</bdi>&nbsp;<span className="num ink-3">{formatNumber(each.papers)}</span>
          </AppLink>
        ))}
      </nav>
    </div>
  );
}

/** An author's papers, newest first, and who wrote them too. `results`: the page's papers, a ResultItem each. Pure. */
export function AuthorPage({ view, results }: { view: AuthorView; results: readonly Html[] }) {
  const { slug, names, name, page, total, coAuthors } = view;
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>
          <bdi>{name ?? names[0]?.name}</bdi>
        </h1>
        <p className="lede">{countOf(total, "paper")} in this catalogue. Authors are known by name only.</p>
      </header>
      <Spellings view={view} />
      <div className="withrail">
        <section aria-label="Papers">
          <div className="resultsbar">
            <p className="count num">{countOf(total, "paper")}</p>
            <p className="ink-3">Newest first</p>
          </div>
          <DrawnResults results={results} start={(page - 1) * PAGE_SIZE + 1} />
          <Pagination state={{ page }} total={total} href={(each) => authorHref(slug, { name, page: each })} />
        </section>
        {coAuthors.length > 0 && (
          <aside className="rail" aria-label="Co-authors">
            <h2>Wrote with</h2>
            <ul className="counted">
              {coAuthors.map((other) => (
                <li key={other.slug}>
                  <AppLink href={authorHref(other.slug)}>
                    <bdi>{other.name}</bdi>
                    <span className="num">
                      {formatNumber(other.papers)}
                      <span className="vh"> {other.papers === 1 ? "paper" : "papers"} together</span>
                    </span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </aside>
        )}
      </div>
    </div>
  );
}
