import { expect, test } from "vitest";
import { nextVisit, parseVisits, printVisits, VISIT_PAUSE_MS } from "@/lib/reader/visits";

const START = Date.UTC(2026, 0, 5, 9);

test("the first visit has none before it", () => {
  expect(nextVisit(null, START)).toEqual({ activeAt: START, since: null });
});

test("pages read in one go are one visit", () => {
  const later = nextVisit({ activeAt: START, since: 7 }, START + VISIT_PAUSE_MS);
  expect(later).toEqual({ activeAt: START + VISIT_PAUSE_MS, since: 7 });
});

test("after a pause the last page of the visit before is what counts", () => {
  expect(nextVisit({ activeAt: START, since: 7 }, START + VISIT_PAUSE_MS + 1).since).toBe(START);
});

test("visits are read back as they were printed, and anything else is no visit", () => {
  const visits = { activeAt: START, since: START - 5_000 };
  expect(parseVisits(printVisits(visits), START)).toEqual(visits);
  expect(parseVisits(printVisits({ activeAt: START, since: null }), START)).toEqual({ activeAt: START, since: null });
  for (const text of [null, "", "soon", "-1 0", "1.5 0"]) expect(parseVisits(text, START)).toBeNull();
});

test("a clock that was set back starts anew", () => {
  expect(parseVisits(printVisits({ activeAt: START + 1, since: null }), START)).toBeNull();
});
