"use client";

import { showOverlay } from "@/components/reader/overlay-store";
import { Icon } from "@/components/ui/icon";

/** Opens the list of keys. */
export function HelpButton() {
  return (
    <button
      type="button"
      className="iconbtn opt-out needs-script"
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts"
      onClick={() => showOverlay("help")}
    >
      <Icon name="help" />
    </button>
  );
}
