"use client";

import { useId } from "react";
import { Icon } from "@/components/ui/icon";
import { READING_STATUSES, STATUS_NAMES } from "@/lib/reader/saved-item";
import { SHELF_SORT_NAMES, SHELF_SORTS, type ShelfState } from "@/lib/reader/shelf";

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <span className="select">
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} />
      </span>
    </span>
  );
}

/** Words, status, list and order of the saved papers. */
export function ShelfFilters({
  state,
  lists,
  change,
}: {
  state: ShelfState;
  lists: readonly { name: string; count: number }[];
  change: (part: Partial<ShelfState>) => void;
}) {
  const status = (text: string) => READING_STATUSES.find((known) => known === text) ?? null;
  const sort = (text: string) => SHELF_SORTS.find((known) => known === text) ?? "saved";
  return (
    <search className="shelf" data-key="f">
      <input
        type="search"
        aria-label="Filter saved papers"
        placeholder="Filter"
        data-key="/"
        value={state.q}
        onChange={({ target }) => change({ q: target.value })}
      />
      <Choice
        label="Status"
        value={state.status ?? ""}
        options={[["", "All"], ...READING_STATUSES.map((one) => [one, STATUS_NAMES[one]] as const)]}
        onChoose={(text) => change({ status: status(text) })}
      />
      {lists.length > 0 && (
        <Choice
          label="List"
          value={state.list ?? ""}
          options={[["", "All"], ...lists.map(({ name, count }) => [name, `${name} (${count})`] as const)]}
          onChoose={(text) => change({ list: text || null })}
        />
      )}
      <Choice
        label="Sort"
        value={state.sort}
        options={SHELF_SORTS.map((one) => [one, SHELF_SORT_NAMES[one]] as const)}
        onChoose={(text) => change({ sort: sort(text) })}
      />
    </search>
  );
}
