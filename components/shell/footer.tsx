import { AppLink } from "@/components/ui/app-link";
import { countOf, formatNumber } from "@/lib/format/counts";
import type { CatalogueCounts } from "@/lib/papers/views";

export interface FooterLink {
  href: string;
  label: string;
}

/** `9,577 papers in 579 editions, 3,690 with code`. */
function countsLine(counts: CatalogueCounts): string {
  if (counts.papers === 0) return "No papers yet";
  const editions = counts.editions === 0 ? "" : ` in ${countOf(counts.editions, "edition")}`;
  const code = counts.withCode === 0 ? "" : `, ${formatNumber(counts.withCode)} with code`;
  return `${countOf(counts.papers, "paper")}${editions}${code}`;
}

/** The foot of each page. Without counts (they could not be read) it holds the links only. */
export function Footer({ counts, links }: { counts: CatalogueCounts | null; links: FooterLink[] }) {
  return (
    <footer className="foot">
      <div className="wrap foot__in">
        {counts && <span className="num">{countsLine(counts)}</span>}
        {links.length > 0 && (
          <nav className="r" aria-label="More">
            {links.map((link) => (
              <AppLink key={link.href} href={link.href}>
                {link.label}
              </AppLink>
            ))}
          </nav>
        )}
      </div>
    </footer>
  );
}
