/** What is being read now: a published formula over upvotes, their readings and age. Pure. */
import { gainPerDay, type Momentum } from "@/lib/papers/momentum";
import type { ResultCard } from "@/lib/papers/views";

export const TRENDING_WINDOWS = ["day", "week", "month"] as const;
export type TrendingWindow = (typeof TRENDING_WINDOWS)[number];

/** Days a window spans; and days after which an upvote counts half: half the window. */
export const WINDOW_DAYS: Record<TrendingWindow, number> = { day: 1, week: 7, month: 30 };
export const HALF_LIFE_DAYS: Record<TrendingWindow, number> = { day: 0.5, week: 3.5, month: 15 };

/** What an upvote a day, known from two readings, adds to those a paper has. */
export const GAIN_WEIGHT = 2;

/** Reads `?window=`; anything unknown means the week. */
export function parseWindow(raw: string | string[] | undefined): TrendingWindow {
  const last = [raw].flat().at(-1);
  return TRENDING_WINDOWS.find((window) => window === last) ?? "week";
}

/**
 * score = (upvotes + 2 × gain per day) × 2^(−age / half-life)
 *
 * `age`: days since the paper was first listed, or published where it never was; `momentum` null or falling adds
 * nothing. Half-life: 0.5, 3.5 and 15 days for a day, a week and a month.
 */
export function trendingScore(
  paper: { upvotes: number; age: number; momentum: Momentum | null },
  window: TrendingWindow,
): number {
  const gain = paper.momentum ? Math.max(0, gainPerDay(paper.momentum)) : 0;
  return (paper.upvotes + GAIN_WEIGHT * gain) * 2 ** (-Math.max(0, paper.age) / HALF_LIFE_DAYS[window]);
}

export interface TrendingPaper {
  paper: ResultCard;
  /** Days since it was first listed, or published where it never was. */
  age: number;
  upvotes: number;
  momentum: Momentum | null;
  score: number;
}

export interface TrendingView {
  window: TrendingWindow;
  /** The day that counts as now. */
  now: string;
  /** First day of the window. */
  from: string;
  /** Best first. */
  papers: TrendingPaper[];
  /** Papers of the window with known upvotes. */
  candidates: number;
  /** Papers of the window whose upvotes are not known: they cannot be ranked. */
  unknown: number;
  /** True when at least one paper of the window was read on two days. */
  hasMomentum: boolean;
}
