"use client";

import "./globals.css";
import { ErrorNotice } from "@/components/notice/error-notice";
import { IconSprite } from "@/components/ui/icon-sprite";
import { FONT_CLASSES } from "./fonts";

/** Stands in for the layout itself when that fails. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB" className={FONT_CLASSES}>
      <body>
        <title>Something failed, Broadsheet</title>
        <IconSprite />
        <main className="wrap">
          <ErrorNotice error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
