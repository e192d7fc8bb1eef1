"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import { localEntries, runEntry, searchEntry } from "@/components/palette/entries";
import { Dialog } from "@/components/reader/dialog";
import { useLibrary } from "@/components/reader/library";
import { MarkedText } from "@/components/reader/marked-text";
import { showOverlay, typedSoFar } from "@/components/reader/overlay-store";
import { useSuggestions } from "@/components/reader/use-suggestions";
import { Icon, type IconName } from "@/components/ui/icon";
import { type Entry, type Group, rankEntries, toEntry } from "@/lib/reader/palette";

const ICONS: Record<Group, IconName> = {
  Days: "calendar",
  Topics: "tag",
  Authors: "cite",
  Papers: "document",
  Saved: "save",
  "Go to": "go",
  Do: "go",
};
const OWN_ICONS: Record<string, IconName> = { search: "search", date: "calendar", theme: "theme", help: "help" };
const SUGGESTIONS = 7;
const SAVED_SHOWN = 4;

/** Groups with few saved papers, and the search for the text itself as the first thing to do. */
function arrange(text: string, groups: [Group, Entry[]][]): [Group, Entry[]][] {
  const shown = groups.map(([group, entries]): [Group, Entry[]] => [
    group,
    group === "Saved" ? entries.slice(0, SAVED_SHOWN) : entries,
  ]);
  if (text.trim() === "") return shown;
  const rest = shown.filter(([group]) => group !== "Do");
  return [...rest, ["Do", [searchEntry(text), ...(shown.find(([group]) => group === "Do")?.[1] ?? [])]]];
}

/** Go to a paper, topic, author or day, or do something: a combobox over what the catalogue and this browser know. */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const { items } = useLibrary();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  // The dialog is open from here on: what was typed before belongs into the field.
  useEffect(() => setText(typedSoFar()), []);
  const suggestions = useSuggestions(text, SUGGESTIONS);
  const settled = useDeferredValue(text);
  const groups = useMemo(() => {
    const found = suggestions.map(toEntry);
    return arrange(settled, rankEntries(settled, found, localEntries(settled, items.values())));
  }, [settled, suggestions, items]);
  const flat = groups.flatMap(([, entries]) => entries);
  const chosen = Math.min(at, flat.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    runEntry(entry, { navigate: (href) => router.push(href), back: () => {}, help: () => showOverlay("help") });
  };
  const move = (to: number) => {
    const next = (to + flat.length) % Math.max(1, flat.length);
    setAt(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, n: chosen + 1, p: chosen - 1 };
    const to = event.key.length > 1 || event.ctrlKey ? steps[event.key] : undefined;
    if (event.nativeEvent.isComposing) return;
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(flat[chosen]);
    }
  };

  return (
    <Dialog className="palette" label="Go to or do" onClose={onClose}>
      <div className="palette__in">
        <Icon name="search" size={18} />
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-label="Go to a paper, topic, author, date or action"
          aria-expanded={flat.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={flat.length > 0 ? optionId(chosen) : undefined}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={id} role="listbox" aria-label="Results">
        {groups.map(([group, entries]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options; fieldset is not allowed in a listbox
          <div key={group} role="group" aria-label={group}>
            <div className="grp" aria-hidden="true">
              {group}
            </div>
            {entries.map((entry) => {
              const index = flat.indexOf(entry);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox
                <div
                  key={entry.id}
                  id={optionId(index)}
                  className="opt"
                  role="option"
                  aria-selected={index === chosen}
                  onMouseMove={() => setAt(index)}
                  onClick={() => run(entry)}
                >
                  <Icon
                    name={(entry.href === null || entry.id === "search" ? OWN_ICONS[entry.id] : null) ?? ICONS[group]}
                  />
                  <b>
                    <MarkedText text={entry.text} matches={entry.matches} />
                  </b>
                  <span>
                    {entry.fact}
                    {entry.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <div className="palette__foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
      </div>
    </Dialog>
  );
}
