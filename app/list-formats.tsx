import { Coins } from "@/components/list/coins";
import { TakeList } from "@/components/list/take-list";
import { toCitable } from "@/lib/cite/citable";
import type { Db } from "@/lib/db";
import { type ListAddress, printListAddress } from "@/lib/formats/list-address";
import { findRecords } from "@/lib/papers/queries-record";

/** Papers of one page that reference managers are offered: a month's edition would double its page. */
const OFFERED = 50;

/** Below a list: the list in every other format, and its papers for reference managers. */
export async function ListFormats({ db, address, ids }: { db: Db; address: ListAddress; ids: readonly number[] }) {
  const records = await findRecords(db, ids.slice(0, OFFERED));
  return (
    <div className="wrap">
      <TakeList {...printListAddress(address)} />
      <Coins works={records.map((record) => ({ ...toCitable(record), abstract: null }))} />
    </div>
  );
}
