"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { formatMonth } from "@/lib/format/dates";
import { datesOfRange, type MonthRange, moveHandle } from "@/lib/format/month-range";

interface Props {
  /** `YYYY-MM`, without gaps, oldest first. */
  months: string[];
  range: MonthRange;
  /** Ids of the date fields that the handles are bound to. */
  fromId: string;
  toId: string;
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -12,
  PageUp: 12,
};

/** Writes a date into its field as if it had been typed. */
function write(id: string, day: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement) || field.value === day) return;
  field.value = day;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Two handles below the bars of months. They fill the date fields, which do the work. */
export function DateHandles({ months, range: given, fromId, toId }: Props) {
  const [moved, setMoved] = useState<{ from: MonthRange; given: MonthRange } | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const isCurrent = moved !== null && moved.given.from === given.from && moved.given.to === given.to;
  const range = isCurrent ? moved.from : given;
  const last = months.length - 1;

  const settle = (next: MonthRange) => {
    const dates = datesOfRange(months, next);
    write(fromId, dates.from);
    write(toId, dates.to);
  };
  const move = (handle: "from" | "to", place: number): MonthRange => {
    const next = moveHandle(range, handle, place, months.length);
    setMoved({ from: next, given });
    return next;
  };
  const placeOf = ({ clientX }: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    return box && box.width > 0 ? ((clientX - box.left) / box.width) * last : 0;
  };
  const onKey = (handle: "from" | "to") => (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const place =
      step !== undefined ? range[handle] + step : event.key === "Home" ? 0 : event.key === "End" ? last : null;
    if (place === null) return;
    event.preventDefault();
    settle(move(handle, place));
  };
  const share = (place: number) => `${last === 0 ? 0 : (place / last) * 100}%`;

  return (
    <div
      className="histo__range with-script"
      ref={track}
      style={{ "--from": share(range.from), "--to": share(range.to) }}
    >
      {(["from", "to"] as const).map((handle) => (
        <button
          key={handle}
          className="handle"
          type="button"
          role="slider"
          aria-label={handle === "from" ? "From month" : "To month"}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={range[handle]}
          aria-valuetext={formatMonth(months[range[handle]] ?? "")}
          style={{ insetInlineStart: share(range[handle]) }}
          onKeyDown={onKey(handle)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) move(handle, placeOf(event));
          }}
          onPointerUp={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) settle(move(handle, placeOf(event)));
          }}
        />
      ))}
    </div>
  );
}
