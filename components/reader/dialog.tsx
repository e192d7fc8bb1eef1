"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

interface Props {
  className: string;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog, open as long as it is drawn. The browser keeps the focus inside, closes it on Esc, and brings the focus
 * back to where it was. A click beside it closes it too.
 */
export function Dialog({ className, label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog.current) dialog.current?.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser itself closes it on Esc
    <dialog ref={dialog} className={`dialog ${className}`} aria-label={label} onClose={onClose} onClick={onClick}>
      {children}
    </dialog>
  );
}
