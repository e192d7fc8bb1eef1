"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { Keyboard } from "@/components/reader/keyboard";
import { currentOverlay, showOverlay, subscribeToOverlay } from "@/components/reader/overlay-store";
import { SaveDesk } from "@/components/reader/save-desk";
import { startServiceWorker } from "@/components/reader/service-worker";
import { Toast } from "@/components/reader/toast";
import { noteVisit } from "@/components/reader/visit-store";
import { AppLinks } from "@/components/ui/app-links";

const loadHelp = () => import("@/components/reader/help-dialog");
const loadPalette = () => import("@/components/palette/palette");
const HelpDialog = lazy(() => loadHelp().then(({ HelpDialog: Help }) => ({ default: Help })));
const Palette = lazy(() => loadPalette().then(({ Palette: Open }) => ({ default: Open })));

/** Whoever presses Ctrl or Cmd may be about to press K: the palette is fetched meanwhile. */
function fetchPaletteAhead(event: KeyboardEvent): void {
  if (event.key === "Control" || event.key === "Meta") void loadPalette();
}

/** A dialog tells of its closing late: by then another may be open. */
const closeIt = (which: "help" | "palette") => () => {
  if (currentOverlay() === which) showOverlay(null);
};
const closeHelp = closeIt("help");
const closePalette = closeIt("palette");

/** What the reader has on every page: keys, dialogs, messages, the memory of visits, reading without a connection. */
export function ReaderDesk() {
  const overlay = useSyncExternalStore(subscribeToOverlay, currentOverlay, () => null);
  const pathname = usePathname();
  useEffect(() => {
    // The effects of what is in this component have run: keys, links and save buttons count from here on.
    document.documentElement.dataset.awake = "";
    document.addEventListener("keydown", fetchPaletteAhead, { passive: true });
    return () => document.removeEventListener("keydown", fetchPaletteAhead);
  }, []);
  useEffect(() => {
    noteVisit();
    startServiceWorker(pathname);
  }, [pathname]);
  return (
    <>
      <AppLinks />
      <Keyboard />
      <SaveDesk />
      <Toast />
      {overlay !== null && (
        <Suspense fallback={null}>
          {overlay === "help" ? <HelpDialog onClose={closeHelp} /> : <Palette onClose={closePalette} />}
        </Suspense>
      )}
    </>
  );
}
