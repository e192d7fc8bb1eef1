/**
 * Runs in the head before anything is drawn, so that a chosen theme never flashes. Kept as one constant: a content
 * security policy can name its hash. Also marks the page as one where scripts run, for controls that need them, and
 * shows the reader's own preferences (components/reader/preferences.ts).
 */
export const THEME_SCRIPT =
  '(function(d){d.dataset.script="";try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")d.dataset.theme=t;["headlines","hide-seen","no-keys"].forEach(function(n){localStorage.getItem(n)==="on"&&d.setAttribute("data-"+n,"")})}catch(e){}})(document.documentElement)';

/** Where the choice is kept: "light" or "dark"; absent while the system decides. */
export const THEME_KEY = "theme";

export type Theme = "light" | "dark";

export function isTheme(value: unknown): value is Theme {
  return value === "light" || value === "dark";
}

/** Colours of the browser's own frame, the same as --color-paper. */
export const THEME_COLOURS: Record<Theme, string> = { light: "#fbfaf6", dark: "#161513" };
