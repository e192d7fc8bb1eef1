"use client";

import type { IconName } from "@/components/ui/icon";

/** Paths drawn with 1.5 px strokes and square joins on a 16 px grid. */
const LINES: Partial<Record<IconName, string>> = {
  search: "M11.75 7a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0zm-1.25 3.5 4 4",
  save: "M4 2.25h8v11.5l-4-3-4 3z",
  left: "M10 3 5 8l5 5",
  right: "m6 3 5 5-5 5",
  down: "m3.5 6 4.5 4.5L12.5 6",
  close: "m4 4 8 8m0-8-8 8",
  calendar: "M2.25 3.75h11.5v9.5H2.25zM2.25 6.75h11.5M5 2v3m6-3v3",
  help: "M5.25 5.6C5.25 4 6.4 2.9 8 2.9s2.75 1 2.75 2.5c0 1.9-2.75 2-2.75 4.35M8 11.6v1.8",
  filter: "M2 4.5h12M4.5 8h7M7 11.5h2",
  copy: "M5.25 5.25h8v8h-8zM10.5 2.75H2.75v7.75",
  external: "M6 3H3v10h10v-3M9 2.75h4.25V7M13 3 7.5 8.5",
  cite: "M6.5 4.5H3v4h3.5v-4zm0 4c0 2-1 3-2.5 3.25M13 4.5H9.5v4H13v-4zm0 4c0 2-1 3-2.5 3.25",
  document: "M3.75 2.25h5.5l3 3v8.5h-8.5zM9 2.5v3h3",
  tag: "M2.5 8h11M2.5 4h11M2.5 12h7",
  up: "M8 13V3M4 7l4-4 4 4",
  check: "m3 8.5 3.5 3.5L13 4.5",
  go: "M2.5 8h10M9 4l4 4-4 4",
};

/** The mark of GitHub, from Octicons (MIT). */
const GITHUB =
  "M6.766 11.328c-2.063-.25-3.516-1.734-3.516-3.656 0-.781.281-1.625.75-2.188-.203-.515-.172-1.609.063-2.062.625-.078 1.468.25 1.968.703.594-.187 1.219-.281 1.985-.281.765 0 1.39.094 1.953.265.484-.437 1.344-.765 1.969-.687.218.422.25 1.515.046 2.047.5.593.766 1.39.766 2.203 0 1.922-1.453 3.375-3.547 3.64.531.344.89 1.094.89 1.954v1.625c0 .468.391.734.86.547C13.781 14.359 16 11.53 16 8.03 16 3.61 12.406 0 7.984 0 3.563 0 0 3.61 0 8.031a7.88 7.88 0 0 0 5.172 7.422c.422.156.828-.125.828-.547v-1.25c-.219.094-.5.156-.75.156-1.031 0-1.64-.562-2.078-1.609-.172-.422-.36-.672-.719-.719-.187-.015-.25-.093-.25-.187 0-.188.313-.328.625-.328.453 0 .844.281 1.25.86.313.452.64.655 1.031.655s.641-.14 1-.5c.266-.265.47-.5.657-.656";

/**
 * Every icon once, for `<use>`: stands at the beginning of each page. For the client too, so that pages need not carry its
 * drawings twice, once to be shown and once as data.
 */
export function IconSprite() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(LINES).map(([name, path]) => (
          <symbol
            key={name}
            id={`i-${name}`}
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            style={{ fill: "var(--icon-fill, none)" }}
          >
            <path d={path} />
          </symbol>
        ))}
        <symbol id="i-theme" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
          <circle cx="8" cy="8" r="5.25" />
          <path d="M8 2.75v10.5A5.25 5.25 0 0 0 8 2.75z" fill="currentColor" />
        </symbol>
        <symbol id="i-github" viewBox="0 0 16 16">
          <path fill="currentColor" d={GITHUB} />
        </symbol>
        <symbol id="i-triangle" viewBox="0 0 9 8">
          <path fill="currentColor" d="M4.5 0 9 8H0z" />
        </symbol>
      </defs>
    </svg>
  );
}
