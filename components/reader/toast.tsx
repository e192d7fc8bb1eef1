"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { currentMessage, dismiss, subscribeToMessages } from "@/components/reader/toast-store";

const SHOWN_MS = 6_000;

/** The message there is, for six seconds; the time stands still under the pointer and while it holds the focus. */
export function Toast() {
  const message = useSyncExternalStore(subscribeToMessages, currentMessage, () => null);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (message === null || isHeld) return;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, isHeld]);
  return (
    <div role="status" className="toasts">
      {message && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only the time is held, nothing is done by it
        <div
          className="toast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{message.text}</span>
          <button
            type="button"
            onClick={() => {
              message.undo?.();
              setHeld(false);
              dismiss();
            }}
          >
            {message.undo ? "Undo" : "Close"}
          </button>
        </div>
      )}
    </div>
  );
}
