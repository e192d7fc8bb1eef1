import { Icon } from "@/components/ui/icon";
import { countOf, formatNumber } from "@/lib/format/counts";

/** `▲ 63`, read as "63 upvotes". */
export function Votes({ count }: { count: number }) {
  return (
    <span className="votes">
      <Icon name="triangle" size={9} />
      <span className="num" aria-hidden="true">
        {formatNumber(count)}
      </span>
      <span className="vh">{countOf(count, "upvote")}</span>
    </span>
  );
}
