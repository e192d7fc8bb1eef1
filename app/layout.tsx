import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { HelpButton } from "@/components/reader/help-button";
import { ReaderDesk } from "@/components/reader/reader-desk";
import type { FooterLink } from "@/components/shell/footer";
import type { NavItem } from "@/components/shell/nav";
import { Shell } from "@/components/shell/shell";
import { THEME_COLOURS, THEME_SCRIPT } from "@/components/shell/theme-script";
import { sharedDb } from "@/lib/db";
import { env } from "@/lib/env";
import { OPEN_SEARCH_NAME } from "@/lib/formats/open-search";
import { getCounts } from "@/lib/papers/queries-catalogue";
import { FONT_CLASSES } from "./fonts";

const NAV: NavItem[] = [
  { href: "/", label: "Edition", here: ["/", "/editions/"], onPhone: true },
  { href: "/papers", label: "Papers", here: ["/papers"], onPhone: true },
  { href: "/topics", label: "Topics", here: ["/topics", "/topics/"], onPhone: true },
  { href: "/trending", label: "Trending", here: ["/trending"], onPhone: false, isMinor: true },
  { href: "/trends", label: "Trends", here: ["/trends"], onPhone: false, isMinor: true },
  { href: "/saved", label: "Saved", here: ["/saved"], onPhone: true, countsSaved: true },
  { href: "/import", label: "Import", here: ["/import", "/import/"], onPhone: false },
];

const FOOTER_LINKS: FooterLink[] = [
  { href: "/trending", label: "Trending" },
  { href: "/trends", label: "Trends" },
  { href: "/papers/help", label: "Search help" },
  { href: "/subscribe", label: "By e-mail" },
  { href: "/status", label: "Status" },
  { href: "/import", label: "Import" },
  { href: "/api", label: "API" },
];

export function generateMetadata(): Metadata {
  const { PUBLIC_URL, HOST, PORT } = env();
  return {
    metadataBase: new URL(PUBLIC_URL ?? `http://${HOST}:${PORT}`),
    title: { default: "Broadsheet", template: "%s, Broadsheet" },
    description: "The daily newspaper of machine-learning research, on your own machine.",
    applicationName: "Broadsheet",
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: THEME_COLOURS.light },
    { media: "(prefers-color-scheme: dark)", color: THEME_COLOURS.dark },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The foot counts the catalogue as it is now, not as it was when the app was built.
  await connection();
  const counts = await getCounts(await sharedDb());
  return (
    // The script sets attributes of <html> before React wakes up.
    <html lang="en-GB" className={FONT_CLASSES} suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT}</script>
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={OPEN_SEARCH_NAME}
          href="/opensearch.xml"
        />
      </head>
      <body>
        <Shell nav={NAV} footerLinks={FOOTER_LINKS} counts={counts} tools={<HelpButton />}>
          {children}
        </Shell>
        <ReaderDesk />
      </body>
    </html>
  );
}
