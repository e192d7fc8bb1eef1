import { AppLink } from "@/components/ui/app-link";
import { type PeriodKind, periodOf } from "@/lib/papers/periods";
import type { EditionView } from "@/lib/papers/views";

const LENGTHS: [PeriodKind, string][] = [
  ["day", "Day"],
  ["week", "Week"],
  ["month", "Month"],
];

/** The day that a change of length keeps in view: the last one with an edition, where the masthead shows it. */
export function anchorDay(edition: EditionView): string {
  if (edition.kind === "day") return edition.period;
  return (
    edition.recent.findLast(({ period }) => period >= edition.from && period <= edition.to)?.period ?? edition.from
  );
}

/** Day, week or month around the same day. */
export function Lengths({ edition, className = "tabs" }: { edition: EditionView; className?: string }) {
  const day = anchorDay(edition);
  return (
    <nav className={className} aria-label="Edition length">
      {LENGTHS.map(([kind, label]) => (
        <AppLink
          key={kind}
          href={`/editions/${periodOf(kind, day)}`}
          aria-current={kind === edition.kind ? "true" : undefined}
        >
          {label}
        </AppLink>
      ))}
    </nav>
  );
}
