import { formatNumber } from "@/lib/format/counts";

type Count = "entries" | "created" | "updated" | "unchanged" | "rejected";

const HEADS: Record<Count, string> = {
  entries: "Entries",
  created: "Created",
  updated: "Updated",
  unchanged: "Unchanged",
  rejected: "Rejected",
};

/** Head cells of the columns that count entries. */
export function CountHeads({ counts }: { counts: readonly Count[] }) {
  return counts.map((count) => (
    <th key={count} scope="col" className="r">
      {HEADS[count]}
    </th>
  ));
}

/** Cells of one row under these heads. */
export function CountCells<C extends Count>({ counts, of }: { counts: readonly C[]; of: Record<C, number> }) {
  return counts.map((count) => (
    <td key={count} className="r">
      {formatNumber(of[count])}
    </td>
  ));
}
