import { RichText } from "@/components/paper/rich-text";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { paperHref } from "@/lib/format/addresses";
import type { PaperView } from "@/lib/papers/views";

/** The papers before and after this one in its latest edition. */
export function Neighbours({ place }: { place: NonNullable<PaperView["place"]> }) {
  const { before, after } = place;
  if (!before && !after) return null;
  return (
    <nav className="neighbours" aria-label="In this edition">
      {before && (
        <AppLink href={paperHref(before.slug)} rel="prev">
          <span>
            <Icon name="left" size={14} />
            Before this in the edition
          </span>
          <b>
            <RichText text={before.title} links={false} />
          </b>
        </AppLink>
      )}
      {after && (
        <AppLink href={paperHref(after.slug)} rel="next" className={before ? undefined : "neighbours__only"}>
          <span>
            After this in the edition
            <Icon name="right" size={14} />
          </span>
          <b>
            <RichText text={after.title} links={false} />
          </b>
        </AppLink>
      )}
    </nav>
  );
}
