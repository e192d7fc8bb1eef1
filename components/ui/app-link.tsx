"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<typeof Link>, "prefetch" | "onMouseEnter" | "onFocus" | "onTouchStart">;

/** A link inside Broadsheet: fetched ahead once the reader points at it, never merely because it is in view. */
export function AppLink(props: Props) {
  const [wanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  return <Link {...props} prefetch={wanted} onMouseEnter={want} onFocus={want} onTouchStart={want} />;
}
