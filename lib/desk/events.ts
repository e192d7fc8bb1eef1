/** What a running import says, one line of JSON each: from the command to the desk, and from the desk to the browser. */
import { z } from "zod";

const reportSchema = z.object({
  file: z.string(),
  format: z.string().nullable(),
  day: z.string().nullable(),
  entries: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.object({ line: z.number().nullable(), place: z.string(), reason: z.string() })),
  notes: z.array(z.string()),
  error: z.string().nullable(),
  /** Where its report is kept; null where nothing was. */
  runId: z.number().nullable(),
});

export const importEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("waiting") }),
  z.object({
    event: z.literal("progress"),
    name: z.string(),
    entries: z.number(),
    bytes: z.number(),
    totalBytes: z.number(),
  }),
  z.object({ event: z.literal("report"), report: reportSchema }),
  z.object({ event: z.literal("indexing") }),
  z.object({ event: z.literal("failed"), message: z.string() }),
  z.object({ event: z.literal("cancelled") }),
  z.object({ event: z.literal("done") }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;
export type ReportEvent = z.infer<typeof reportSchema>;

/** True for the event after which no other comes. */
export function isLast({ event }: ImportEvent): boolean {
  return event === "done" || event === "failed" || event === "cancelled";
}
