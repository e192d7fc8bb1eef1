"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { currentOverlay, showOverlay, typeAhead } from "@/components/reader/overlay-store";
import { goToPaper, runCommand } from "@/components/reader/page-commands";
import { isOn } from "@/components/reader/preferences";
import { type Prefix, readKey } from "@/lib/reader/keys";

/** Where single keys are text, or choose something. */
const FIELDS =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

function isField(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(FIELDS);
}

const isModalOpen = () => document.querySelector("dialog:modal") !== null;

/** Paths of the pages of Broadsheet that led here: Esc goes back to them, never out of Broadsheet. */
const trail: string[] = [];
/** The paper that was opened from each page, to come back to. */
const openedFrom = new Map<string, string>();

function rememberOpened(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("main article :is(h2, h3) > a") : null;
  const href = link?.getAttribute("href");
  if (href) openedFrom.set(location.pathname + location.search, href);
}

/** Frames to wait for a page that is still being drawn. */
const FRAMES = 60;

/** Back on a page, the paper that was opened from this page is current again. */
function returnToOpened(frames = FRAMES): void {
  const href = openedFrom.get(location.pathname + location.search);
  const link = href && document.querySelector(`main article :is(h2, h3) > a[href="${CSS.escape(href)}"]`);
  const article = link ? link.closest<HTMLElement>("article") : null;
  if (article) goToPaper(article);
  else if (href !== undefined && frames > 0) requestAnimationFrame(() => returnToOpened(frames - 1));
}

/** The one listener for keys. Draws nothing. */
export function Keyboard() {
  const router = useRouter();
  const pathname = usePathname();
  useEffect(() => {
    let prefix: Prefix = null;
    const ways = {
      navigate: (href: string) => router.push(href),
      back: () => {
        if (trail.length > 1) router.back();
      },
      help: () => showOverlay("help"),
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k") {
        event.preventDefault();
        if (!isModalOpen()) showOverlay("palette");
        return;
      }
      if (currentOverlay() === "palette" && !isModalOpen() && key.length === 1 && !ctrlKey && !metaKey) {
        event.preventDefault();
        typeAhead(key);
      }
      if (isModalOpen() || currentOverlay() !== null) return;
      if (isField(event.target)) {
        if (key === "Escape") event.target.blur();
        return;
      }
      const read = readKey(
        { key, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState("AltGraph") },
        prefix,
        event.timeStamp,
      );
      if (isOn("no-keys") && key !== "Escape") return;
      prefix = read.prefix;
      if (read.command === null) return;
      if (document.querySelector(":popover-open") && read.command !== "close") return;
      event.preventDefault();
      runCommand(read.command, ways);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", rememberOpened, true);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", rememberOpened, true);
    };
  }, [router]);
  useEffect(() => {
    if (trail.at(-2) === pathname) {
      trail.pop();
      returnToOpened();
    } else if (trail.at(-1) !== pathname) trail.push(pathname);
  }, [pathname]);
  return null;
}
