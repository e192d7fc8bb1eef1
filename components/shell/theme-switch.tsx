"use client";

import { THEME_COLOURS, THEME_KEY } from "@/components/shell/theme-script";
import { Icon } from "@/components/ui/icon";

type Theme = "light" | "dark";

function systemTheme(): Theme {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Turns to the other theme. Back at the system's own, the choice is forgotten and the system decides again. */
function turn() {
  const root = document.documentElement;
  const chosen = root.dataset.theme;
  const system = systemTheme();
  const next: Theme = (chosen ?? system) === "dark" ? "light" : "dark";
  if (next === system) delete root.dataset.theme;
  else root.dataset.theme = next;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = THEME_COLOURS[next];
  }
  try {
    if (next === system) localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, next);
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}

/** Absent without JavaScript: the system's theme is used then. */
export function ThemeSwitch({ className, size }: { className: string; size: number }) {
  return (
    <button
      type="button"
      className={`${className} needs-script`}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      onClick={turn}
    >
      <Icon name="theme" size={size} />
    </button>
  );
}
