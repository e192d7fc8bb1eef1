import type { ComponentProps } from "react";

/** A link that leaves Broadsheet: opens in place, tells the other site nothing and gives it no handle on this page. */
export function OutsideLink(props: Omit<ComponentProps<"a">, "rel" | "target">) {
  return <a {...props} rel="noopener noreferrer" />;
}
