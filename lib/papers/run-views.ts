/** Reports of imports as pages draw them. */

export const OUTCOMES = ["created", "updated", "unchanged", "rejected"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface RunView {
  id: number;
  source: string;
  format: string | null;
  day: string | null;
  /** ISO 8601. */
  startedAt: string;
  finishedAt: string;
  entries: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  updatedFields: Record<string, number>;
  notes: string[];
}

export interface RunItem {
  outcome: Outcome;
  place: string;
  /** null once the paper is gone, and for rejects. */
  paper: { slug: string; title: string } | null;
  /** What changed, or why it was rejected. */
  why: string;
}
