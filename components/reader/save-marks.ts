/** The save buttons of a page: which papers they are for, and what they show. */
import type { PagePaper } from "@/components/reader/page-papers";

/** Stands before a paper's title in the name of its button. */
export const SAVE_LABEL = "Save: ";

const BUTTON = "button[data-save]";
const LISTED = ".story, .result";

export interface ReaderKnows {
  saved: ReadonlyMap<string, unknown>;
  seen: ReadonlyMap<string, unknown>;
  /** End of the visit before this one in milliseconds since 1970; null: there was none. */
  since: number | null;
}

/** The button that an event is about, and its paper; null where it is about something else. */
export function savedBy(target: EventTarget | null): { slug: string; title: string } | null {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>(BUTTON) : null;
  const slug = button?.dataset.save;
  return slug ? { slug, title: (button?.ariaLabel ?? "").slice(SAVE_LABEL.length) } : null;
}

function markOne(button: HTMLButtonElement, { slug, addedAt }: PagePaper, { saved, seen, since }: ReaderKnows): void {
  const isSaved = saved.has(slug);
  const isSeen = seen.has(slug);
  if (button.ariaPressed !== String(isSaved)) button.ariaPressed = String(isSaved);
  const word = button.querySelector("span")?.firstChild;
  if (word instanceof Text) word.data = isSaved ? "Saved" : "Save";
  button.closest(LISTED)?.toggleAttribute("data-seen", isSeen);
  const badge = button.previousElementSibling;
  if (badge instanceof HTMLElement && badge.matches(".new"))
    badge.hidden = since === null || addedAt === null || addedAt <= since || isSeen;
}

/** Marks every listed paper as saved (its button), seen (`data-seen`) and new; gives the papers in the page's order. */
export function markSaves(knows: ReaderKnows): PagePaper[] {
  return [...document.querySelectorAll<HTMLButtonElement>(BUTTON)].map((button) => {
    const { save = "", added } = button.dataset;
    const paper = { slug: save, addedAt: added === undefined ? null : Number(added) };
    markOne(button, paper, knows);
    return paper;
  });
}
