"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useId, useState } from "react";
import { MarkedText } from "@/components/reader/marked-text";
import { useSuggestions } from "@/components/reader/use-suggestions";
import { Icon, type IconName } from "@/components/ui/icon";
import type { PageSuggestion } from "@/lib/reader/suggestion";
import { applyCompletion, type Completion, findCompletion, printValue } from "@/lib/search/complete";

interface Option {
  id: string;
  icon: IconName;
  text: string;
  matches: PageSuggestion["matches"];
  fact: string | null;
  /** An address to go to, or what to put into the field. */
  href: string | null;
  insert: string | null;
}

const ICONS: Record<PageSuggestion["kind"], IconName> = {
  paper: "document",
  author: "cite",
  topic: "tag",
  day: "calendar",
};
const SHOWN = 8;

function suggestionOption({ kind, text, href, fact, matches }: PageSuggestion): Option {
  return { id: href, icon: ICONS[kind], text, matches, fact, href, insert: null };
}

function optionsOf(completion: Completion | null, suggestions: PageSuggestion[], everything: boolean): Option[] {
  if (completion === null) return everything ? suggestions.map(suggestionOption) : [];
  const { value, operators } = completion;
  if (value === null) {
    const offered = operators.map(
      ({ name, hint }): Option => ({
        id: name,
        icon: "filter",
        text: name,
        matches: [],
        fact: hint,
        href: null,
        insert: /[a-z]$/.test(name) ? `${name} ` : name,
      }),
    );
    return everything ? [...suggestions.map(suggestionOption), ...offered].slice(-SHOWN) : offered;
  }
  return suggestions
    .filter(({ kind }) => kind === value.of)
    .map((one) => ({
      ...suggestionOption(one),
      href: null,
      insert: printValue(value.of, value.of === "topic" ? (one.slug ?? one.text) : one.text),
    }));
}

/**
 * The listbox of a search field, after the combobox pattern: arrows choose, Enter takes the chosen one, Esc closes. Nothing
 * is chosen until an arrow is pressed, so Enter searches for what was typed. `everything`: papers, authors, topics and
 * editions are suggested too, not operators only. `before`: what the field held before anything was typed.
 */
export function Suggestions({
  input,
  everything,
  before,
}: {
  input: RefObject<HTMLInputElement | null>;
  everything: boolean;
  before: string;
}) {
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState({ text: "", caret: 0 });
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const completion = findCompletion(typed.text, typed.caret);
  const asked = completion?.value ? completion.value.text : everything ? typed.text : "";
  const suggestions = useSuggestions(isOpen ? asked : "", SHOWN);
  const options = isOpen ? optionsOf(completion, suggestions, everything) : [];
  const chosen = at < options.length ? at : -1;

  const take = (option: Option) => {
    const field = input.current;
    setOpen(false);
    if (option.href !== null) router.push(option.href);
    if (option.insert === null || completion === null || field === null) return;
    const next = applyCompletion(field.value, completion, option.insert);
    field.focus();
    field.value = next.text;
    field.setSelectionRange(next.caret, next.caret);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  };

  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const onInput = () => {
      setTyped({ text: field.value, caret: field.selectionStart ?? field.value.length });
      setAt(-1);
      setOpen(true);
    };
    const onBlur = () => setOpen(false);
    field.addEventListener("input", onInput);
    field.addEventListener("blur", onBlur);
    // Whatever was typed while this was on its way; the list below may have answered it already.
    if (field.value !== before && document.activeElement === field) onInput();
    return () => {
      field.removeEventListener("input", onInput);
      field.removeEventListener("blur", onBlur);
    };
  }, [input, before]);

  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const option = options[chosen];
      if (step !== 0 && options.length > 0) {
        event.preventDefault();
        setAt(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      } else if (event.key === "Enter" && option !== undefined) {
        event.preventDefault();
        take(option);
      } else if (event.key === "Enter") setOpen(false);
      else if (event.key === "Escape" && options.length > 0) {
        event.preventDefault();
        setOpen(false);
      }
    };
    field.addEventListener("keydown", onKeyDown);
    return () => field.removeEventListener("keydown", onKeyDown);
  });

  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const attributes: Record<string, string | null> = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": String(options.length > 0),
      "aria-controls": options.length > 0 ? id : null,
      "aria-activedescendant": chosen >= 0 ? `${id}-${chosen}` : null,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) field.removeAttribute(name);
      else field.setAttribute(name, value);
    }
  }, [input, id, options.length, chosen]);

  if (options.length === 0) return null;
  return (
    <div id={id} className="suggestions" role="listbox" aria-label="Suggestions">
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which has the keys
        <div
          key={option.id}
          id={`${id}-${index}`}
          className="opt"
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            take(option);
          }}
        >
          <Icon name={option.icon} />
          <b>
            <MarkedText text={option.text} matches={option.matches} />
          </b>
          <span>{option.fact}</span>
        </div>
      ))}
    </div>
  );
}
