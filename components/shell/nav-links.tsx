"use client";

import { usePathname } from "next/navigation";
import { SavedCount } from "@/components/reader/saved-count";
import { isHere, type NavItem } from "@/components/shell/nav";
import { AppLink } from "@/components/ui/app-link";

/** Links of a navigation, the current one marked. A client leaf, since only the browser's router knows the address. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const pathname = usePathname();
  return items.map((item) => (
    <AppLink
      key={item.href}
      href={item.href}
      className={item.isMinor ? "opt-out" : undefined}
      aria-current={isHere(item, pathname) ? "page" : undefined}
    >
      {item.label}
      {item.countsSaved && <SavedCount />}
    </AppLink>
  ));
}
