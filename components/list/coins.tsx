import type { ReactNode } from "react";
import type { Citable } from "@/lib/cite/citable";
import { toCoins } from "@/lib/cite/coins";

/** A paper for reference managers in the browser. */
export function Coin({ work }: { work: Citable }) {
  return <span className="Z3988" title={toCoins(work)} />;
}

/** The papers of a list for reference managers, a Coin each; readers see nothing. */
export function Coins({ children }: { children: ReactNode }) {
  return <div hidden>{children}</div>;
}
