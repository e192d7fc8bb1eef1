/** The notes that capture tools put above a page, between two lines of three hyphens. */
import { daySchema } from "@/lib/papers/paper";

const LONGEST = 16 * 1024;
const CAPTURED =
  /^(?:retrieved|captured|fetched|saved|accessed|scraped|date)(?:[_-](?:at|on|date))?\s*:\s*["']?(\d{4}-\d{2}-\d{2})/im;

/** The day the page was captured, where the notes give it, and the page with blank lines in place of the notes. */
export function readFrontMatter(text: string): { captured: string | null; body: string } {
  const [notes] = /^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, LONGEST)) ?? [];
  if (notes === undefined) return { captured: null, body: text };
  const day = daySchema.safeParse(CAPTURED.exec(notes)?.[1]);
  return { captured: day.data ?? null, body: notes.replace(/[^\r\n]/g, "") + text.slice(notes.length) };
}
