"use client";

import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const AHEAD = ["mouseover", "focusin", "touchstart"] as const;

function linkOf({ target }: Event): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-link]") : null;
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * Makes every AppLink of the page one of the app's router: followed without loading the page anew, fetched ahead once the
 * reader points at it, never merely because it is in view. One listener instead of a component for each link: links
 * were a third of what a list took to draw. Draws nothing.
 */
export function AppLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event);
      const href = link?.getAttribute("href");
      if (!link || !href || event.defaultPrevented || !isPlain(event)) return;
      event.preventDefault();
      router.push(href, { scroll: link.dataset.link !== "stay" });
    };
    const fetchAhead = (event: Event) => {
      const href = linkOf(event)?.getAttribute("href");
      if (href && !href.startsWith("#")) router.prefetch(href, { kind: PrefetchKind.FULL });
    };
    document.addEventListener("click", follow);
    for (const name of AHEAD) document.addEventListener(name, fetchAhead, { passive: true });
    return () => {
      document.removeEventListener("click", follow);
      for (const name of AHEAD) document.removeEventListener(name, fetchAhead);
    };
  }, [router]);
  return null;
}
