/**
 * What the keyboard's commands do on a page. They act on what the page marks: `data-key` names the key that an element
 * answers to, `rel` the page before and after, and an `article` whose heading is a link is a paper of a list.
 */
import { isOn, turn } from "@/components/reader/preferences";
import type { Command } from "@/lib/reader/keys";

const TITLE = ":is(h2, h3) > a[href]";
/** A page's own article holds those of its lists. */
const LISTED = `main article:not(:has(article)):has(${TITLE})`;

/** Papers of the page's lists that are shown, in reading order. */
function listedPapers(): HTMLElement[] {
  const articles = document.querySelectorAll<HTMLElement>(LISTED);
  return [...articles].filter((article) => article.checkVisibility());
}

const titleOf = (article: Element): HTMLAnchorElement | null => article.querySelector<HTMLAnchorElement>(TITLE);

/** The paper the reader is at: where the focus is, else the marked one. */
function currentPaper(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>(LISTED);
  return focused ?? document.querySelector<HTMLElement>('main article[aria-current="true"]');
}

/** Marks a paper as the current one and moves the focus to its title. */
export function goToPaper(article: HTMLElement): void {
  for (const marked of document.querySelectorAll('main article[aria-current="true"]')) {
    marked.removeAttribute("aria-current");
  }
  article.setAttribute("aria-current", "true");
  titleOf(article)?.focus({ preventScroll: true });
  article.scrollIntoView({ block: "nearest" });
}

function step(by: 1 | -1): void {
  const papers = listedPapers();
  const current = currentPaper();
  const at = current === null ? -1 : papers.indexOf(current);
  const next = at >= 0 ? papers[at + by] : papers.find((article) => article.getBoundingClientRect().bottom > 60);
  if (next) goToPaper(next);
}

/** The element that answers to a key: of the current paper first, else of the page outside its lists. */
function answering(key: string): HTMLElement | null {
  const selector = `[data-key="${key}"]`;
  const own = currentPaper()?.querySelector<HTMLElement>(selector);
  if (own) return own;
  const others = [...document.querySelectorAll<HTMLElement>(selector)];
  const open = others.filter((element) => !element.closest(LISTED));
  return open.find((element) => element.checkVisibility({ visibilityProperty: true })) ?? open[0] ?? null;
}

function press(key: string): boolean {
  const element = answering(key);
  element?.click();
  return element !== null;
}

/** The citation is on the paper's own page. */
function cite(navigate: (href: string) => void): void {
  const here = document.getElementById("cite");
  if (here) {
    here.scrollIntoView();
    here.focus({ preventScroll: true });
    return;
  }
  const title = currentPaper();
  const href = title && titleOf(title)?.getAttribute("href");
  if (href) navigate(`${href}#cite`);
}

function search(): void {
  const field = answering("/");
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  } else field?.click();
}

function filters(): void {
  const button = document.querySelector<HTMLElement>(".filters-button");
  if (button?.checkVisibility()) button.click();
  const panel = document.querySelector('[data-key="f"]');
  const controls = panel?.querySelectorAll<HTMLElement>("input:not(:disabled), a[href], button:not(:disabled)") ?? [];
  [...controls].find((control) => control.checkVisibility())?.focus();
}

function removeLastFilter(): void {
  const chips = document.activeElement?.closest(".chips");
  const links = chips?.querySelectorAll<HTMLElement>(".chip > a") ?? [];
  links[links.length - 1]?.click();
}

/** True when something was open over the page, or marked on it, and is no more. */
function closeSomething(): boolean {
  const popover = document.querySelector<HTMLElement>(":popover-open");
  if (popover) {
    popover.hidePopover();
    return true;
  }
  const marked = document.querySelector('main article[aria-current="true"]');
  marked?.removeAttribute("aria-current");
  if (marked?.contains(document.activeElement) && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
  return marked !== null;
}

export interface Ways {
  navigate: (href: string) => void;
  back: () => void;
  help: () => void;
}

function open(): void {
  const current = currentPaper();
  if (current) titleOf(current)?.click();
}

function turnPage(rel: "prev" | "next"): void {
  document.querySelector<HTMLElement>(`main a[rel="${rel}"]`)?.click();
}

const ACTIONS: Record<Command, (ways: Ways) => void> = {
  next: () => step(1),
  previous: () => step(-1),
  open,
  save: () => press("s"),
  cite: ({ navigate }) => cite(navigate),
  code: () => press("x"),
  older: () => turnPage("prev"),
  newer: () => turnPage("next"),
  search,
  filters,
  headlines: () => turn("headlines", !isOn("headlines")),
  theme: () => press("t"),
  help: ({ help }) => help(),
  close: ({ back }) => closeSomething() || back(),
  unfilter: removeLastFilter,
  edition: ({ navigate }) => navigate("/"),
  date: ({ navigate }) => press("d") || navigate("/#calendar"),
  topics: ({ navigate }) => navigate("/topics"),
  saved: ({ navigate }) => navigate("/saved"),
};

/** Does what a command says, as far as the page has it. */
export function runCommand(command: Command, ways: Ways): void {
  ACTIONS[command](ways);
}
