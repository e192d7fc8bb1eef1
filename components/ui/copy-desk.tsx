"use client";

import { useEffect } from "react";

const SHOWN_MS = 2_000;

const textOf = (button: HTMLButtonElement): string =>
  button.dataset.copy || (button.closest("[data-copies]")?.querySelector("[data-copied]")?.textContent ?? "");

/** Shows on a button, and tells of it, what became of the copying; `done` for two seconds, then it is as it was. */
function tell(button: HTMLButtonElement, outcome: string, isDone: boolean): void {
  const icon = button.querySelector("use");
  const label = button.querySelector("span");
  const status = button.nextElementSibling;
  const before = button.dataset.label ?? label?.textContent ?? "";
  button.dataset.label = before;
  const show = (drawing: string, text: string, message: string) => {
    icon?.setAttribute("href", drawing);
    if (label) label.textContent = text;
    if (status) status.textContent = message;
  };
  show(isDone ? "#i-check" : "#i-copy", outcome, outcome);
  clearTimeout(Number(button.dataset.until));
  button.dataset.until = String(setTimeout(show, SHOWN_MS, "#i-copy", before, ""));
}

/** Browsers have no clipboard for pages that come without encryption from another machine. */
const write = async (text: string): Promise<void> => navigator.clipboard.writeText(text);

function copy({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>("button[data-copy]") : null;
  if (!button) return;
  write(textOf(button)).then(
    () => tell(button, "Copied", true),
    () => tell(button, "Copying is not allowed here", false),
  );
}

/** What the copy buttons of a page do: one listener, so that they are markup. Draws nothing. */
export function CopyDesk() {
  useEffect(() => {
    document.addEventListener("click", copy);
    return () => document.removeEventListener("click", copy);
  }, []);
  return null;
}
