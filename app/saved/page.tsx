import type { Metadata } from "next";
import { Suspense } from "react";
import { SavedDesk } from "@/components/reader/saved-desk";

export const metadata: Metadata = { title: "Saved", robots: { index: false } };

/** The reader's own papers. They are kept in the browser, so this page is the same for everyone until it runs. */
export default function SavedPage() {
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Saved</h1>
      </header>
      <p className="notice without-script">
        Saved papers are kept in your browser, not on the server. Seeing them needs JavaScript.
      </p>
      <div className="needs-script">
        <Suspense fallback={null}>
          <SavedDesk />
        </Suspense>
      </div>
    </div>
  );
}
