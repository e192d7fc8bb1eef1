import { AppLink } from "@/components/ui/app-link";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatMonth } from "@/lib/format/dates";
import { formatTimes } from "@/lib/format/shares";
import { termHref } from "@/lib/papers/trend-links";
import type { RisingTerm, TrendsView } from "@/lib/papers/trend-views";

type Rising = NonNullable<TrendsView["rising"]>;

const span = ({ from, to }: { from: string; to: string }) =>
  from.slice(0, 7) === to.slice(0, 7) ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;

function Term({ term, recent }: { term: RisingTerm; recent: Rising["recent"] }) {
  return (
    <li>
      <AppLink href={termHref(term.term, recent)}>
        <b>{term.term}</b>
        <span>
          {countOf(term.recent, "title")}, {term.times === null ? "none before" : formatTimes(term.times)}
        </span>
      </AppLink>
    </li>
  );
}

/** Words of titles that became more frequent, and how that is told; nothing where there is no year to compare with. */
export function RisingTerms({ rising }: { rising: TrendsView["rising"] }) {
  if (rising === null || rising.terms.length === 0) return null;
  const { recent, before, terms } = rising;
  return (
    <>
      <section className="trend" aria-labelledby="rising">
        <div className="trend__head">
          <h2 id="rising">Rising in titles</h2>
          <p>
            {span(recent)}, against {span(before)}
          </p>
        </div>
        <ol className="rising">
          {terms.map((term) => (
            <Term key={term.term} term={term} recent={recent} />
          ))}
        </ol>
      </section>
      <section className="method" aria-labelledby="rising-method">
        <h2 id="rising-method">How rising words are found</h2>
        <p className="formula">z = (a/m − b/n) / √(p (1 − p) (1/m + 1/n)), p = (a + b) / (m + n)</p>
        <p>
          Words and phrases of up to four words stand in a of the m = {formatNumber(recent.titles)} recent titles and in
          b of the n = {formatNumber(before.titles)} titles of the months before. Listed by z are those in at least
          eight recent titles, at least one and a half times as frequent as before, with a z of 2.5 or more. Singular
          and plural count as one. A word is shown beside a phrase that holds it only if it rises without that phrase
          too.
        </p>
      </section>
    </>
  );
}
