"use client";

import { Votes } from "@/components/paper/votes";
import { ItemControls, StatusSelect } from "@/components/reader/item-controls";
import { removePaper } from "@/components/reader/library";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { OutsideLink } from "@/components/ui/outside-link";
import { paperHref } from "@/lib/format/addresses";
import { authorCountLine } from "@/lib/format/authors";
import { formatDay } from "@/lib/format/dates";
import { cutOpening, OPENING_BUDGET } from "@/lib/format/opening";
import { toPlainText } from "@/lib/format/plain-text";
import type { SavedFacts, SavedItem } from "@/lib/reader/saved-item";

function Facts({ facts }: { facts: SavedFacts }) {
  const authors = authorCountLine(
    facts.authors.map(({ name }) => name),
    facts.authorCount,
  );
  return (
    <>
      {facts.publishedOn && <time dateTime={facts.publishedOn}>{formatDay(facts.publishedOn)}</time>}
      {authors && <span>{authors}</span>}
      {facts.repository && (
        <OutsideLink className="repo" href={facts.repository} data-key="x" aria-label={`Code: ${facts.repository}`}>
          <Icon name={facts.repository.startsWith("https://github.com/") ? "github" : "external"} />
          <span>{facts.repository.replace(/^https?:\/\/(?:www\.)?(?:github\.com\/)?/, "")}</span>
        </OutsideLink>
      )}
    </>
  );
}

/** A saved paper with what the reader says of it. Drawn in the browser, so formulas stand as plain text. */
export function SavedPaper({ item, lists }: { item: SavedItem; lists: readonly string[] }) {
  const title = toPlainText(item.title);
  const { facts } = item;
  const opening = facts ? cutOpening(toPlainText(facts.abstract), OPENING_BUDGET.snippet).text : "";
  return (
    <article className="result">
      <div>
        <h2 className="result__title">
          <AppLink href={paperHref(item.slug)}>{title}</AppLink>
        </h2>
        {opening && <p className="snippet">{opening}</p>}
        <div className="item">
          <StatusSelect item={item} />
          <ItemControls item={item} lists={lists} />
        </div>
      </div>
      <div className="result__facts">
        <div className="row">
          <span>{facts !== null && facts.upvotes !== null && <Votes count={facts.upvotes} />}</span>
          <button
            type="button"
            className="save"
            data-key="s"
            aria-pressed="true"
            aria-label={`Save: ${title}`}
            onClick={() => void removePaper(item.slug)}
          >
            <Icon name="save" />
          </button>
        </div>
        {facts && <Facts facts={facts} />}
      </div>
    </article>
  );
}
