export type IconName =
  | "search"
  | "save"
  | "left"
  | "right"
  | "down"
  | "close"
  | "calendar"
  | "theme"
  | "help"
  | "filter"
  | "copy"
  | "external"
  | "cite"
  | "document"
  | "tag"
  | "up"
  | "check"
  | "go"
  | "github"
  | "triangle";

/** A drawing from the page's sprite, hidden from assistive technology: the text beside it, or a label, names it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
