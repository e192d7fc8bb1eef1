/** Days, ISO 8601 weeks and months as addresses of editions. Pure; all in UTC. */
import { z } from "zod";

export type PeriodKind = "day" | "week" | "month";

export interface Period {
  kind: PeriodKind;
  /** `2025-08-12`, `2025-W33`, `2025-08`. */
  period: string;
  /** First and last day, both included. */
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
/** Made once: making a schema takes longer than a hundred uses of it. */
const daySchema = z.iso.date();
const isDay = (text: string) => daySchema.safeParse(text).success;

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

/** Monday of the ISO week a day is in. */
function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** ISO 8601 week of a day, `2025-W33`: the week's year is that of its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / DAY_MS;
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, "0")}`;
}

/** The period of a kind that a day lies in. */
export function periodOf(kind: PeriodKind, day: string): string {
  return kind === "day" ? day : kind === "week" ? weekOf(day) : day.slice(0, 7);
}

function parseWeek(text: string): Period | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!match) return null;
  const [, year = "", week = ""] = match;
  if (Number(year) < 1) return null;
  const from = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return Number(week) >= 1 && weekOf(from) === text ? { kind: "week", period: text, from, to: addDays(from, 6) } : null;
}

function parseMonth(text: string): Period | null {
  if (!/^\d{4}-\d{2}$/.test(text) || !isDay(`${text}-01`)) return null;
  const [year, month] = text.split("-").map(Number);
  return { kind: "month", period: text, from: `${text}-01`, to: toDay(Date.UTC(year ?? 0, month ?? 0, 0)) };
}

/** Reads an address; null where it names no day, week or month that exists. */
export function parsePeriod(text: string): Period | null {
  if (isDay(text)) return { kind: "day", period: text, from: text, to: text };
  return parseWeek(text) ?? parseMonth(text);
}
