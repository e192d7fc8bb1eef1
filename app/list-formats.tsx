import { Coin, Coins } from "@/components/list/coins";
import { TakeList } from "@/components/list/take-list";
import { Markup } from "@/components/ui/markup";
import { Drawn, type Html } from "@/components/ui/to-html";
import { toCitable } from "@/lib/cite/citable";
import type { Db } from "@/lib/db";
import { type ListAddress, printListAddress } from "@/lib/formats/list-address";
import { findCited } from "@/lib/papers/queries-result";

/** Papers of one page that reference managers are offered: a month's edition would double its page. */
const OFFERED = 50;

/** The id of the piece that holds a list's formats. */
export const FORMATS_PIECE = "list-formats";

/** A list in every other format, and its papers for reference managers, a Coin each. Made of pure components. */
export function formatsOf(address: ListAddress, coins: readonly Html[]) {
  return (
    <>
      <TakeList {...printListAddress(address)} />
      <Coins>
        {coins.map((part) => (
          <Drawn key={part.html} part={part} />
        ))}
      </Coins>
    </>
  );
}

interface Props {
  db: Db;
  address: ListAddress;
  ids: readonly number[];
}

/** Below a list whose papers were not drawn as results. */
export async function ListFormats({ db, address, ids }: Props) {
  const cited = await findCited(db, ids.slice(0, OFFERED));
  return (
    <div className="wrap">
      <Markup id={FORMATS_PIECE}>
        <TakeList {...printListAddress(address)} />
        <Coins>
          {cited.map((paper) => (
            <Coin key={paper.slug} work={toCitable(paper)} />
          ))}
        </Coins>
      </Markup>
    </div>
  );
}
