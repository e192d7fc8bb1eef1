"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { FILTERS_ID, LIST_FORM_ID } from "@/components/search/list-ids";

/** Dates change with every key; a pause means that the reader is done. */
const DATE_PAUSE_MS = 700;
/** Between a key and the search for what stands there then, while an answer is still awaited; else it goes at once. */
const TYPING_PAUSE_MS = 120;

/** Address of a form's values without empty ones, in the form's order. `typing`: the last word may go on. */
function address(form: HTMLFormElement, submitter: HTMLElement | null, typing: boolean): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === "string" && value.trim() !== "") params.append(name, value.trim());
  }
  if (typing && params.has("q")) params.set("typing", "1");
  const query = params.toString();
  return query ? `/papers?${query}` : "/papers";
}

/** The same for two addresses that differ in the order of their parameters only. */
function essence(href: string): string {
  const params = new URLSearchParams(href.split("?")[1] ?? "");
  params.sort();
  return params.toString();
}

/** Brings controls back to what the server says, except those changed since the list was asked for. */
function showState(form: HTMLFormElement, changed: ReadonlySet<EventTarget>) {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || changed.has(control)) continue;
    if (isChecked(control)) control.checked = control.defaultChecked;
    else if (control.type !== "hidden") control.value = control.defaultValue;
  }
}

const isChecked = (control: HTMLInputElement) => control.type === "checkbox" || control.type === "radio";

/**
 * Controls that the reader changed before this page woke up. After a reload or a step back it is the browser that fills in
 * what stood there once.
 */
function changedEarly(form: HTMLFormElement): HTMLInputElement[] {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!(navigation instanceof PerformanceNavigationTiming) || navigation.type !== "navigate") return [];
  return [...form.elements].filter(
    (control): control is HTMLInputElement =>
      control instanceof HTMLInputElement &&
      control.type !== "hidden" &&
      (isChecked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue),
  );
}

/** Says that the list shown is not yet the one asked for. */
function showBusy(isBusy: boolean) {
  document.querySelector("main .search")?.setAttribute("aria-busy", String(isBusy));
}

/**
 * Makes the plain GET form of the list lively: results follow what is typed, a changed filter applies at once, focus and
 * scroll stay, and empty fields stay out of the address. What is typed is one step for Back: its first key makes it, the
 * next ones and Enter replace it. `href` is the address of the list as drawn. Draws nothing.
 */
export function ListFormScript({ href }: { href: string }) {
  const router = useRouter();
  const changed = useRef(new Set<EventTarget>());
  /** Lists asked for while typing: when one is drawn, the field already says more. null: not typing. */
  const asked = useRef<Set<string> | null>(null);
  /** One of these has been drawn. Until then the step for Back is still to be made: a new navigation drops one under way. */
  const isStepMade = useRef(false);
  const latest = useRef(essence(href));
  const isAwake = useRef(false);
  useEffect(() => {
    const form = document.getElementById(LIST_FORM_ID);
    if (!(form instanceof HTMLFormElement)) return;
    let dates: ReturnType<typeof setTimeout> | undefined;
    let typing: ReturnType<typeof setTimeout> | undefined;
    const go = (submitter: HTMLElement | null, isSettled: boolean) => {
      clearTimeout(dates);
      clearTimeout(typing);
      const isTyping = asked.current !== null;
      const next = address(form, submitter, isTyping && !isSettled);
      changed.current.clear();
      if (isSettled) asked.current = null;
      else asked.current?.add(essence(next));
      if (essence(next) === latest.current) return;
      latest.current = essence(next);
      showBusy(true);
      if (isTyping && isSettled && isStepMade.current) router.replace(next, { scroll: false });
      else router.push(next, { scroll: false });
    };
    const type = () => {
      const next = address(form, null, true);
      if (essence(next) === latest.current) return;
      latest.current = essence(next);
      if (asked.current === null) isStepMade.current = false;
      asked.current ??= new Set();
      asked.current.add(essence(next));
      showBusy(true);
      if (isStepMade.current) router.replace(next, { scroll: false });
      else router.push(next, { scroll: false });
    };
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      document.getElementById(FILTERS_ID)?.hidePopover?.();
      go(event.submitter, true);
    };
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.form !== form) return;
      const apply = document.getElementById("apply-filters");
      if (isChecked(target)) go(apply, false);
      if (target.type !== "date" || !target.validity.valid) return;
      clearTimeout(dates);
      dates = setTimeout(() => go(apply, false), DATE_PAUSE_MS);
    };
    const onInput = (event: Event) => {
      const { target } = event;
      if (target) changed.current.add(target);
      if (!(target instanceof HTMLInputElement) || target.form !== form || target.name !== "q") return;
      if (event instanceof InputEvent && event.isComposing) return;
      clearTimeout(typing);
      if (event instanceof InputEvent && event.inputType === "insertFromPaste") go(null, true);
      else if (latest.current === essence(href)) type();
      else typing = setTimeout(type, TYPING_PAUSE_MS);
    };
    const onPop = () => {
      asked.current = null;
      changed.current.clear();
    };
    const early = isAwake.current ? [] : changedEarly(form);
    isAwake.current = true;
    for (const control of early) changed.current.add(control);
    if (asked.current?.has(essence(href))) isStepMade.current = true;
    else {
      asked.current = null;
      latest.current = essence(href);
      showState(form, changed.current);
    }
    showBusy(latest.current !== essence(href));
    // What was typed while this list was awaited need not wait for its pause.
    if (asked.current !== null && latest.current === essence(href)) type();
    if (early.length > 0) {
      if (early.some(({ name }) => name === "q")) type();
      else go(document.getElementById("apply-filters"), false);
    }
    form.addEventListener("submit", onSubmit);
    document.addEventListener("input", onInput);
    document.addEventListener("compositionend", onInput);
    document.addEventListener("change", onChange);
    addEventListener("popstate", onPop);
    return () => {
      clearTimeout(dates);
      // A search that waits for the pause goes on with the list drawn meanwhile.
      form.removeEventListener("submit", onSubmit);
      document.removeEventListener("input", onInput);
      document.removeEventListener("compositionend", onInput);
      document.removeEventListener("change", onChange);
      removeEventListener("popstate", onPop);
    };
  }, [href, router]);
  return null;
}
