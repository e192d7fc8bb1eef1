"use client";

import { useId, useState } from "react";
import { changePaper } from "@/components/reader/library";
import { Icon } from "@/components/ui/icon";
import { READING_STATUSES, type ReadingStatus, type SavedItem, STATUS_NAMES } from "@/lib/reader/saved-item";

/** A field that is kept when the reader leaves it, or after a pause. */
function NoteField({ item }: { item: SavedItem }) {
  const [text, setText] = useState<string | null>(null);
  const keep = () => {
    if (text !== null && text !== item.note) void changePaper(item.slug, { note: text });
    setText(null);
  };
  return (
    <label className="field">
      <span>Note</span>
      <textarea rows={3} value={text ?? item.note} onChange={({ target }) => setText(target.value)} onBlur={keep} />
    </label>
  );
}

function ListsField({ item, known }: { item: SavedItem; known: readonly string[] }) {
  const [text, setText] = useState("");
  const id = useId();
  const change = (lists: string[]) => void changePaper(item.slug, { lists });
  return (
    <div className="field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change([...item.lists, text]);
          setText("");
        }}
      >
        <label htmlFor={id}>Lists</label>
        <span className="item__add">
          <input
            id={id}
            list={`${id}-known`}
            value={text}
            maxLength={100}
            placeholder="Name of a list"
            onChange={({ target }) => setText(target.value)}
          />
          <button type="submit" className="btn">
            Add
          </button>
        </span>
        <datalist id={`${id}-known`}>
          {known
            .filter((name) => !item.lists.includes(name))
            .map((name) => (
              <option key={name} value={name} />
            ))}
        </datalist>
      </form>
      {item.lists.length > 0 && (
        <ul className="chips">
          {item.lists.map((name) => (
            <li key={name} className="chip">
              <span>{name}</span>
              <button
                type="button"
                aria-label={`Take off the list ${name}`}
                onClick={() => change(item.lists.filter((other) => other !== name))}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How far the reader is with a paper. */
export function StatusSelect({ item }: { item: SavedItem }) {
  const id = useId();
  return (
    <span className="select">
      <label htmlFor={id} className="vh">
        Reading status of {item.title}
      </label>
      <select
        id={id}
        value={item.status}
        onChange={({ target }) => {
          const status = READING_STATUSES.find((known): known is ReadingStatus => known === target.value);
          if (status) void changePaper(item.slug, { status });
        }}
      >
        {READING_STATUSES.map((status) => (
          <option key={status} value={status}>
            {STATUS_NAMES[status]}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </span>
  );
}

/** Note and lists of a saved paper, folded away while there are none. */
export function ItemControls({ item, lists }: { item: SavedItem; lists: readonly string[] }) {
  return (
    <details className="item__more" open={item.note !== "" || item.lists.length > 0}>
      <summary className="link">Note and lists</summary>
      <div className="item__fields">
        <NoteField item={item} />
        <ListsField item={item} known={lists} />
      </div>
    </details>
  );
}
