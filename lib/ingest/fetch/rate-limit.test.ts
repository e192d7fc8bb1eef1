import { expect, test } from "vitest";
import { createRateLimiter } from "@/lib/ingest/fetch/rate-limit";

/** A clock that moves only when something waits for it. */
function fakeClock() {
  let time = 1000;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    sleep: async (ms: number) => {
      waits.push(ms);
      time += ms;
    },
    pass: (ms: number) => {
      time += ms;
    },
  };
}

const api = new URL("https://huggingface.co/api/daily_papers?date=2025-08-12");
const page = new URL("https://huggingface.co/papers");
const arxiv = new URL("https://export.arxiv.org/api/query?id_list=2508.07999");

test("arXiv is asked once in three seconds, whichever of its hosts is asked", async () => {
  const clock = fakeClock();
  const limit = createRateLimiter(clock);
  const starts: number[] = [];
  const note = async () => starts.push(clock.now());
  await limit(arxiv, note);
  clock.pass(1000);
  await limit(new URL("https://rss.arxiv.org/atom/cs.CL"), note);
  clock.pass(5000);
  await limit(new URL("https://arxiv.org/abs/2508.07999"), note);
  expect(starts).toEqual([1000, 4000, 9000]);
  expect(clock.waits).toEqual([2000]);
});

test("the API is asked 500 times in 300 seconds and pages 100 times", async () => {
  const clock = fakeClock();
  const limit = createRateLimiter(clock);
  for (let request = 0; request < 500; request += 1) await limit(api, async () => clock.pass(10));
  expect(clock.waits).toEqual([]);
  await limit(api, async () => clock.pass(10));
  await limit(api, async () => clock.pass(10));
  // The first ran at 0 s and the 501st at 5 s; the second ran at 0.01 s, when the 502nd comes 300.01 s have passed.
  expect(clock.waits).toEqual([295_000]);

  const ofPages = fakeClock();
  const limitPages = createRateLimiter(ofPages);
  for (let request = 0; request < 101; request += 1) await limitPages(page, async () => undefined);
  expect(ofPages.waits).toEqual([300_000]);
});

test("two requests to one site never overlap, and a failure does not stop the next", async () => {
  const limit = createRateLimiter(fakeClock());
  const events: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = limit(arxiv, task("first", true));
  const second = limit(arxiv, task("second"));
  await expect(first).rejects.toThrow("first");
  expect(await second).toBe("second");
  expect(events).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("one that is stopped while it waits for its turn sends nothing", async () => {
  const limit = createRateLimiter(fakeClock());
  const stop = new AbortController();
  let sent = false;
  const first = limit(arxiv, async () => stop.abort(new Error("stopped")));
  const second = limit(
    arxiv,
    async () => {
      sent = true;
    },
    stop.signal,
  );
  await first;
  await expect(second).rejects.toThrow("stopped");
  expect(sent).toBe(false);
});
