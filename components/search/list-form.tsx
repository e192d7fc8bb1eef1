"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

export const LIST_FORM_ID = "list";
export const FILTERS_ID = "filters";

/** Dates change with every key; a pause means that the reader is done. */
const DATE_PAUSE_MS = 700;

/** Address of a form's values without empty ones, in the form's order. */
function address(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === "string" && value.trim() !== "") params.append(name, value.trim());
  }
  const query = params.toString();
  return query ? `/papers?${query}` : "/papers";
}

/** Brings controls back to what the server says, except those changed since the list was asked for. */
function showState(form: HTMLFormElement, changed: ReadonlySet<EventTarget>) {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || changed.has(control)) continue;
    if (control.type === "checkbox") control.checked = control.defaultChecked;
    else if (control.type !== "hidden") control.value = control.defaultValue;
  }
}

/**
 * Makes the plain GET form of the list lively: a changed filter applies at once, focus and scroll stay, and empty
 * fields stay out of the address. `href` is the address of the list as drawn. Draws nothing.
 */
export function ListFormScript({ href }: { href: string }) {
  const router = useRouter();
  const changed = useRef(new Set<EventTarget>());
  useEffect(() => {
    const form = document.getElementById(LIST_FORM_ID);
    if (!(form instanceof HTMLFormElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = (submitter: HTMLElement | null) => {
      clearTimeout(timer);
      changed.current.clear();
      const next = address(form, submitter);
      if (next !== href) router.push(next, { scroll: false });
    };
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      document.getElementById(FILTERS_ID)?.hidePopover?.();
      go(event.submitter);
    };
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.form !== form) return;
      const apply = document.getElementById("apply-filters");
      if (target.type === "checkbox") go(apply);
      if (target.type !== "date" || !target.validity.valid) return;
      clearTimeout(timer);
      timer = setTimeout(() => go(apply), DATE_PAUSE_MS);
    };
    const onInput = ({ target }: Event) => {
      if (target) changed.current.add(target);
    };
    showState(form, changed.current);
    form.addEventListener("submit", onSubmit);
    document.addEventListener("input", onInput);
    document.addEventListener("change", onChange);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("submit", onSubmit);
      document.removeEventListener("input", onInput);
      document.removeEventListener("change", onChange);
    };
  }, [href, router]);
  return null;
}
