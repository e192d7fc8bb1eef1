import { Coins } from "@/components/list/coins";
import { TakeList } from "@/components/list/take-list";
import { Markup } from "@/components/ui/markup";
import { toCitable } from "@/lib/cite/citable";
import type { Db } from "@/lib/db";
import { type ListAddress, printListAddress } from "@/lib/formats/list-address";
import { findRecords } from "@/lib/papers/queries-record";

/** Papers of one page that reference managers are offered: a month's edition would double its page. */
const OFFERED = 50;

/** The id of the piece that holds a list's formats. */
export const FORMATS_PIECE = "list-formats";

/** A list in every other format, and its papers for reference managers. Made of pure components. */
export async function listFormats(db: Db, address: ListAddress, ids: readonly number[]) {
  const records = await findRecords(db, ids.slice(0, OFFERED));
  return (
    <>
      <TakeList {...printListAddress(address)} />
      <Coins works={records.map((record) => ({ ...toCitable(record), abstract: null }))} />
    </>
  );
}

/** Below a list. */
export async function ListFormats({ db, address, ids }: { db: Db; address: ListAddress; ids: readonly number[] }) {
  return (
    <div className="wrap">
      <Markup id={FORMATS_PIECE}>{await listFormats(db, address, ids)}</Markup>
    </div>
  );
}
