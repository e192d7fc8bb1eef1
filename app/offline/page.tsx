import type { Metadata } from "next";
import { Notice } from "@/components/notice/notice";
import { AppLink } from "@/components/ui/app-link";

export const metadata: Metadata = { title: "Offline", robots: { index: false } };

/** Shown by the service worker in place of a page that was not kept. */
export default function OfflinePage() {
  return (
    <div className="wrap">
      <Notice heading="You are offline">
        <p>Editions you have opened before still work.</p>
        <p>
          So do the papers you have{" "}
          <AppLink className="link" href="/saved">
            saved
          </AppLink>
          .
        </p>
      </Notice>
    </div>
  );
}
