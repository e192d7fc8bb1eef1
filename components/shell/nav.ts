/** What the bar leads to. */
export interface NavItem {
  href: string;
  label: string;
  /** Addresses that count as being here: exact, or everything under `/editions/` when it ends in a slash. */
  here: string[];
  /** True: also in the bar at the foot of phones, which has room for four. */
  onPhone: boolean;
  /** True: left out where the bar is narrow. */
  isMinor?: boolean;
  /** True: followed by the number of saved papers. */
  countsSaved?: boolean;
}

/** True when the reader is at this item. */
export function isHere(item: NavItem, pathname: string): boolean {
  return item.here.some((place) =>
    place.endsWith("/") && place !== "/" ? pathname.startsWith(place) : pathname === place,
  );
}
