"use client";

import { Notice } from "@/components/notice/notice";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyDesk } from "@/components/ui/copy-desk";

/** What React hands to an error page may be anything. */
function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

/** A page that could not be built: says so, and lets the reader try again or report it. */
export function ErrorNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  const details = [
    "Broadsheet: a page could not be built.",
    `Error ${digest ?? (error instanceof Error ? error.message : String(error))}`,
    typeof window === "undefined" ? "" : `Address ${window.location.href}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
  return (
    <Notice
      heading="This page could not be built"
      code={digest === null ? "500" : `500 · error ${digest}`}
      actions={
        <>
          <Button kind="primary" onClick={() => retry()}>
            Try again
          </Button>
          {/* A plain link: the whole page is fetched anew. */}
          <a className="btn" href="/">
            Go to the latest edition
          </a>
          <CopyButton className="btn btn--quiet" text={details} label="Copy details">
            Copy details
          </CopyButton>
          <CopyDesk />
        </>
      }
    >
      <p>
        Something in Broadsheet failed while it put this page together. Your papers are not affected. The log of the
        process that runs it says more{digest && ", under the number above"}.
      </p>
    </Notice>
  );
}
