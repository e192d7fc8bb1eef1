/**
 * Keys and frames as Chromium's own trace tells them (Trace Event Format, as DevTools records it): a key counts from the
 * dispatch of its event to the drawing of the frame that holds its list.
 */
import { z } from "zod";

/** What the page calls the moment at which it sees a list for the text in the field, in the frame that will show it. */
const SHOWN_MARK = "list-shown";

export const TRACE_CATEGORIES = [
  "-*",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
  "blink.user_timing",
];

const argumentsSchema = z.object({
  data: z.object({ type: z.string().optional(), frameId: z.number().optional() }).optional().catch(undefined),
  frameId: z.number().optional().catch(undefined),
});

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      /** Microseconds. */
      ts: z.number(),
      pid: z.number(),
      args: argumentsSchema.optional(),
    }),
  ),
});

type TraceEvent = z.output<typeof traceSchema>["traceEvents"][number];

/**
 * Follows one page: the main thread begins frame F, the mark falls into it, the compositor takes F over (or a later one,
 * which holds as much) and draws. Milliseconds from the last key before the mark.
 */
function followFrames(events: readonly TraceEvent[]): number[] {
  const times: number[] = [];
  let key: number | null = null;
  let frame = 0;
  let shown: { key: number; frame: number; isTakenOver: boolean } | null = null;
  for (const { name, ts, args } of events) {
    if (name === "EventDispatch" && args?.data?.type === "keydown") key = ts;
    else if (name === "BeginMainThreadFrame") frame = args?.data?.frameId ?? frame;
    else if (name === SHOWN_MARK && key !== null) {
      shown = { key, frame, isTakenOver: false };
      key = null;
    } else if (shown === null) continue;
    else if (name === "ActivateLayerTree") shown.isTakenOver ||= (args?.frameId ?? 0) >= shown.frame;
    else if (name === "DrawFrame" && shown.isTakenOver) {
      times.push((ts - shown.key) / 1_000);
      shown = null;
    }
  }
  return times;
}

/** Milliseconds from each key whose list was shown until its frame was drawn, from the bytes of a trace. */
export function readKeyTimes(trace: Buffer): number[] {
  const { traceEvents } = traceSchema.parse(JSON.parse(trace.toString()));
  const page = traceEvents.find(({ name }) => name === SHOWN_MARK)?.pid;
  return followFrames(traceEvents.filter(({ pid }) => pid === page).toSorted((a, b) => a.ts - b.ts));
}
