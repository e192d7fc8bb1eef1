/** The key that does the same, for those who see it. Absent without JavaScript. */
export function KeyHint({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd element is not focusable
    <kbd className="needs-script" aria-hidden="true">
      {children}
    </kbd>
  );
}
