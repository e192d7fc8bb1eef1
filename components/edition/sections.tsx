import { AppLink } from "@/components/ui/app-link";
import { formatNumber } from "@/lib/format/counts";
import type { EditionFilter } from "@/lib/format/hierarchy";
import type { EditionView } from "@/lib/papers/views";

const SHOWN = 10;
/** A handful of papers needs no sections. */
const FROM = 4;

/** The address of an edition, or of one of its sections. */
export function editionHref(period: string, filter: EditionFilter): string {
  const params = new URLSearchParams();
  if (filter.topic) params.set("topic", filter.topic);
  if (filter.code) params.set("code", "1");
  const query = params.toString();
  return `/editions/${period}${query && `?${query}`}`;
}

/** Topics in this edition, most papers first, and those with code. Absent where there is nothing to choose. */
export function Sections({ edition, filter }: { edition: EditionView; filter: EditionFilter }) {
  const { period, papers, withCode } = edition;
  const topics = edition.topics.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name)).slice(0, SHOWN);
  const items = [
    { label: "All", count: papers.length, to: { topic: null, code: false } },
    ...topics.map(({ slug, name, count }) => ({ label: name, count, to: { topic: slug, code: false } })),
    ...(withCode > 0 ? [{ label: "With code", count: withCode, to: { topic: null, code: true } }] : []),
  ];
  if (papers.length < FROM || items.length < 2) return null;
  return (
    <div className="wrap">
      <nav data-key="f" className="sections" aria-label="Sections in this edition">
        <div className="sections__in">
          {items.map(({ label, count, to }) => (
            <AppLink
              key={label}
              href={editionHref(period, to)}
              aria-current={to.topic === filter.topic && to.code === filter.code ? "true" : undefined}
            >
              {label} <span className="num">{formatNumber(count)}</span>
            </AppLink>
          ))}
        </div>
      </nav>
    </div>
  );
}
