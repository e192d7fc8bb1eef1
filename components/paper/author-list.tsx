import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { countOf, formatNumber } from "@/lib/format/counts";
import type { PaperView } from "@/lib/papers/views";

/** Lists up to this long are shown whole; of longer ones the first NAMED, and the rest on demand. */
const WHOLE = 24;
const NAMED = 12;

type AuthorName = PaperView["authors"][number];

interface Props {
  authors: AuthorName[];
  authorCount: number | null;
  /** The address of an author's papers; plain names without it. */
  href?: ((author: AuthorName) => string) | undefined;
}

function Names({ authors, href }: Pick<Props, "authors" | "href">): ReactNode {
  return authors.map((author, index) => (
    // Two authors of one paper may share a name: the place in the list tells them apart.
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
    <span key={index}>
      {index > 0 && ", "}
      <bdi>{href ? <AppLink href={href(author)}>{author.name}</AppLink> : author.name}</bdi>
    </span>
  ));
}

/** The authors of a paper, or how many there are; nothing when nothing is known. Long lists fold. */
export function AuthorList({ authors, authorCount, href }: Props) {
  const total = Math.max(authorCount ?? 0, authors.length);
  if (total === 0) return null;
  if (authors.length === 0) return <p className="authors">{countOf(total, "author")}</p>;
  const missing = total - authors.length;
  const others = missing > 0 && ` and ${countOf(missing, "other")}`;
  if (authors.length <= WHOLE) {
    return (
      <p className="authors">
        <Names authors={authors} href={href} />
        {others}
      </p>
    );
  }
  return (
    <details className="authors authors--long">
      <summary>
        <span>
          {authors
            .slice(0, NAMED)
            .map((author) => author.name)
            .join(", ")}{" "}
          and {countOf(total - NAMED, "other")}
        </span>{" "}
        <span className="link authors__more">Show all {formatNumber(authors.length)}</span>
        <span className="link authors__fewer">Show fewer</span>
      </summary>
      <p>
        <Names authors={authors} href={href} />
        {others}
      </p>
    </details>
  );
}
