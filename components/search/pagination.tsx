import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { formatNumber } from "@/lib/format/counts";
import { pagePlaces } from "@/lib/format/page-numbers";
import { type ListState, PAGE_SIZE } from "@/lib/papers/search-params";

interface Props {
  state: Pick<ListState, "page">;
  total: number;
  /** Address of a page. */
  href: (page: number) => string;
}

/** Pages of results as links, at most seven numbers, and `1–10 of 17`. Only the range where there is one page. */
export function Pagination({ state, total, href }: Props) {
  if (total === 0) return null;
  const pages = Math.ceil(total / PAGE_SIZE);
  const page = Math.min(state.page, pages);
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = Math.min(page * PAGE_SIZE, total);
  return (
    <nav className="pagination" aria-label="Pages of results">
      {page > 1 && (
        <AppLink className="edge" href={href(page - 1)} rel="prev">
          <Icon name="left" size={14} />
          Previous
        </AppLink>
      )}
      {pages > 1 &&
        pagePlaces(page, pages).map((place, index, places) =>
          place === "gap" ? (
            <span key={`after ${places[index - 1]}`} aria-hidden="true">
              …
            </span>
          ) : place === page ? (
            <span key={place} aria-current="page">
              <span className="vh">Page </span>
              {formatNumber(place)}
            </span>
          ) : (
            <AppLink key={place} href={href(place)} aria-label={`Page ${formatNumber(place)}`}>
              {formatNumber(place)}
            </AppLink>
          ),
        )}
      {page < pages && (
        <AppLink className="edge" href={href(page + 1)} rel="next">
          Next
          <Icon name="right" size={14} />
        </AppLink>
      )}
      <span className="r num">
        {formatNumber(first)}–{formatNumber(last)} of {formatNumber(total)}
      </span>
    </nav>
  );
}
