import type { Citable } from "@/lib/cite/citable";
import { toCoins } from "@/lib/cite/coins";

/** The papers of a list for reference managers in the browser; readers see nothing. */
export function Coins({ works }: { works: readonly Citable[] }) {
  return (
    <div hidden>
      {works.map((work) => (
        <span key={work.slug} className="Z3988" title={toCoins(work)} />
      ))}
    </div>
  );
}
