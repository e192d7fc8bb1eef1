import type { ReactNode } from "react";
import { Bar, PhoneBar } from "@/components/shell/bar";
import { Footer, type FooterLink } from "@/components/shell/footer";
import type { NavItem } from "@/components/shell/nav";
import { SampleNotice } from "@/components/shell/sample-notice";
import { IconSprite } from "@/components/ui/icon-sprite";
import type { CatalogueCounts } from "@/lib/papers/views";

interface Props {
  nav: NavItem[];
  footerLinks: FooterLink[];
  /** null: unknown; the foot then shows no numbers. */
  counts: CatalogueCounts | null;
  /** Where importing is explained, for the line about the sample; the command is named without it. */
  importHref?: string;
  /** Further buttons in the bar, such as help. */
  tools?: ReactNode;
  children: ReactNode;
}

/** What surrounds every page. Pages put their content straight into it: it holds the `main` landmark. */
export function Shell({ nav, footerLinks, counts, importHref, tools, children }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <IconSprite />
      {counts?.hasSample && <SampleNotice {...(importHref && { href: importHref })} />}
      <Bar nav={nav} tools={tools} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer counts={counts} links={footerLinks} />
      <PhoneBar nav={nav} />
    </>
  );
}
