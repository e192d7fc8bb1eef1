import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isSyncDue, startSyncSchedule } from "@/lib/ingest/sync-schedule";
import type { StoredSyncRun } from "@/lib/papers/queries-sync";

const HOUR = 3_600_000;
const START = Date.parse("2025-08-13T12:00:00Z");

function run(startedAt: number, more: Partial<StoredSyncRun> = {}): StoredSyncRun {
  return {
    id: 1,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(startedAt + 5000).toISOString(),
    fromDay: "2025-07-31",
    toDay: "2025-08-13",
    reachesNewest: true,
    trending: false,
    imported: 9,
    unchanged: 1,
    empty: 4,
    settled: 0,
    failed: 0,
    notAsked: 0,
    error: null,
    ...more,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a sync is due where there was none, and so long after the last one began", () => {
  expect(isSyncDue(null, 6 * HOUR, START)).toBe(true);
  expect(isSyncDue(run(START - 6 * HOUR + 1), 6 * HOUR, START)).toBe(false);
  expect(isSyncDue(run(START - 6 * HOUR), 6 * HOUR, START)).toBe(true);
});

test("a sync that read nothing is due again after half an hour", () => {
  const nothing = { imported: 0, unchanged: 0, empty: 0 };
  for (const more of [{ ...nothing, failed: 2, notAsked: 12 }, { error: "it was ended before it had finished" }]) {
    expect(isSyncDue(run(START - HOUR / 2 + 1, more), 6 * HOUR, START)).toBe(false);
    expect(isSyncDue(run(START - HOUR / 2, more), 6 * HOUR, START)).toBe(true);
  }
  expect(isSyncDue(run(START - HOUR / 6, { ...nothing, failed: 1 }), HOUR / 6, START)).toBe(true);
  expect(isSyncDue(run(START - HOUR, { failed: 3 }), 6 * HOUR, START)).toBe(false);
});

test("a clock that was set back does not put the sync off", () => {
  expect(isSyncDue(run(START + 24 * HOUR), 6 * HOUR, START)).toBe(true);
});

/** A schedule whose syncs end when the test says so. */
function schedule(everyMs: number, first: StoredSyncRun | null) {
  const state = {
    last: first,
    started: [] as number[],
    stopped: 0,
    logged: [] as string[],
    end: () => {},
  };
  const stop = startSyncSchedule({
    everyMs,
    lastRun: async () => state.last,
    start: () => {
      state.started.push(Date.now() - START);
      state.last = run(Date.now());
      const ended = new Promise<void>((resolve) => {
        state.end = resolve;
      });
      const stop = () => {
        state.stopped += 1;
      };
      return { ended, stop };
    },
    log: (line) => state.logged.push(line),
    random: () => 0.5,
  });
  return { state, stop };
}

test("runs when it is due, and again so long after", async () => {
  const { state, stop } = schedule(HOUR, null);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(state.started).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(state.started).toEqual([30_000]);
  state.end();
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  // The second sync has not ended, so no third begins.
  expect(state.started).toEqual([30_000, 30_000 + HOUR]);
  stop();
  expect(state.stopped).toBe(1);
  state.end();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(state.started).toHaveLength(2);
});

test("leaves it to another server that was first", async () => {
  const { state, stop } = schedule(HOUR, null);
  state.last = run(START + 10_000);
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  expect(state.started).toEqual([]);
  stop();
});

test("a restarted server waits for the rest of the time", async () => {
  const { state, stop } = schedule(HOUR, run(START - HOUR / 2));
  await vi.advanceTimersByTimeAsync(HOUR / 2 - 60_000);
  expect(state.started).toEqual([]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(state.started).toHaveLength(1);
  stop();
});

test("a sync that cannot be started is told and not tried every minute", async () => {
  const logged: string[] = [];
  let tries = 0;
  const stop = startSyncSchedule({
    everyMs: 6 * HOUR,
    lastRun: async () => null,
    start: () => {
      tries += 1;
      return { ended: Promise.reject(new Error("spawn ENOENT")), stop: () => undefined };
    },
    log: (line) => logged.push(line),
    random: () => 0,
  });
  await vi.advanceTimersByTimeAsync(29 * 60_000);
  expect(tries).toBe(1);
  expect(logged).toEqual(["The sync could not be started: spawn ENOENT"]);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(tries).toBe(2);
  stop();
});

test("a database that cannot be read is told, and asked again the next minute", async () => {
  const logged: string[] = [];
  const stop = startSyncSchedule({
    everyMs: HOUR,
    lastRun: async () => Promise.reject(new Error("database is locked")),
    start: () => ({ ended: Promise.resolve(), stop: () => undefined }),
    log: (line) => logged.push(line),
    random: () => 0,
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(logged).toEqual(Array(2).fill("The sync could not be started: database is locked"));
  stop();
});
