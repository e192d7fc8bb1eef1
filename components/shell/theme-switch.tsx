"use client";

import { useEffect } from "react";
import { isTheme, THEME_COLOURS, THEME_KEY, type Theme } from "@/components/shell/theme-script";
import { Icon } from "@/components/ui/icon";

function systemTheme(): Theme {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** The choice kept on this machine; null while the system decides, or where storage is closed to this page. */
function keptTheme(): Theme | null {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return isTheme(kept) ? kept : null;
  } catch {
    return null;
  }
}

function keepTheme(theme: Theme | null) {
  try {
    if (theme === null) localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}

/** Shows a theme, in the browser's own frame too; null leaves it to the system. */
function showTheme(theme: Theme | null) {
  const root = document.documentElement;
  if (theme === null) delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own: Theme = meta.media.includes("dark") ? "dark" : "light";
    meta.content = THEME_COLOURS[theme ?? own];
  }
}

/** Turns to the other theme. Back at the system's own, the choice is forgotten and the system decides again. */
function turn() {
  const chosen = document.documentElement.dataset.theme;
  const next: Theme = (chosen ?? systemTheme()) === "dark" ? "light" : "dark";
  const kept = next === systemTheme() ? null : next;
  showTheme(kept);
  keepTheme(kept);
}

/** Absent without JavaScript: the system's theme is used then. */
export function ThemeSwitch({ className, size }: { className: string; size: number }) {
  useEffect(() => {
    // A page that React builds anew in the browser, such as an error page, has lost what the head's script set.
    document.documentElement.dataset.script = "";
    const kept = keptTheme();
    if (kept) showTheme(kept);
  }, []);
  return (
    <button
      type="button"
      className={`${className} needs-script`}
      data-key="t"
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      onClick={turn}
    >
      <Icon name="theme" size={size} />
    </button>
  );
}
