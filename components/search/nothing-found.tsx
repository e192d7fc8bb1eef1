import { Notice } from "@/components/notice/notice";
import { AppLink } from "@/components/ui/app-link";
import { countOf } from "@/lib/format/counts";
import { describeNothing, describeOffer, filterCount, listHref, type TopicNames } from "@/lib/format/list-description";
import type { ListState } from "@/lib/papers/search-params";

/** A list that would return something, and how much. */
export interface Alternative {
  state: ListState;
  count: number;
}

function explanation(state: ListState, offers: number): string {
  const these = offers > 0 ? " These do have papers:" : "";
  if (state.q === "") return `No paper has all of these filters.${these}`;
  const filters = filterCount(state);
  if (filters === 0) return `Those words appear in no paper.${these}`;
  return `Those words appear in no paper with ${filters === 1 ? "this filter" : "these filters"}.${these}`;
}

/** An empty list: says so and offers only what would return something. */
export function NothingFound({
  state,
  names,
  alternatives,
}: {
  state: ListState;
  names: TopicNames;
  alternatives: Alternative[];
}) {
  const offers = alternatives.filter(({ count }) => count > 0);
  return (
    <Notice heading={describeNothing(state, names)} first={false}>
      <p>{explanation(state, offers.length)}</p>
      {offers.length > 0 && (
        <ul className="options">
          {offers.map((offer) => (
            <li key={listHref(offer.state)}>
              <AppLink href={listHref(offer.state)}>{describeOffer(offer.state, names)}</AppLink>
              <span className="num">{countOf(offer.count, "paper")}</span>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
