import type { ReactNode } from "react";
import { BarSearch } from "@/components/search/search-field";
import type { NavItem } from "@/components/shell/nav";
import { NavLinks } from "@/components/shell/nav-links";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";

/**
 * The sticky bar. On an edition its small nameplate waits until the masthead has scrolled away, and on the list its
 * search field gives way to the large one: both by CSS, from what the page holds.
 */
export function Bar({ nav, tools }: { nav: NavItem[]; tools?: ReactNode }) {
  return (
    <header className="bar">
      <div className="bar__in wrap">
        <AppLink className="bar__name" href="/">
          Broadsheet
        </AppLink>
        <nav className="bar__nav" aria-label="Primary">
          <NavLinks items={nav} />
        </nav>
        <BarSearch />
        <ThemeSwitch className="iconbtn iconbtn--phone iconbtn--lead" size={18} />
        <div className="bar__tools">
          <ThemeSwitch className="iconbtn opt-out" size={16} />
          {tools}
          <AppLink className="iconbtn iconbtn--phone" href="/papers" aria-label="Search" data-key="/">
            <Icon name="search" size={20} />
          </AppLink>
        </div>
      </div>
    </header>
  );
}

/** The bar at the foot of phones, with up to four places. */
export function PhoneBar({ nav }: { nav: NavItem[] }) {
  const items = nav.filter((item) => item.onPhone).slice(0, 4);
  return (
    <nav className="phonebar" aria-label="Primary, on phones">
      <NavLinks items={items} />
    </nav>
  );
}
