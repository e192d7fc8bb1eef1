/** Topics and trends: what pages count is what the lists behind them hold. */
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { addDays } from "@/lib/papers/periods";
import { findList } from "@/lib/papers/queries-list";
import { getTopic } from "@/lib/papers/queries-topics";
import { getTopics, getTrends } from "@/lib/papers/queries-trends";
import { parseListState } from "@/lib/papers/search-params";
import { codeMonthHref, sectionMonthHref, spanHref, termHref, topicMonthHref } from "@/lib/papers/trend-links";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const repository = {
  url: "https://github.com/example/robot",
  kind: "repository",
  host: "github.com",
  owner: "example",
  name: "robot",
  provenance: "api-auto",
  stars: null,
} as const;

/** Twelve papers in each month of 2024 and 2025, and a few of January 2026: robots in every third, in 2025 each second. */
async function importMonths(db: Db): Promise<void> {
  const entries = Array.from({ length: 24 }, (_, index) => {
    const month = `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    return Array.from({ length: 12 }, (_, paper) => {
      const isRobot = paper % (index < 12 ? 3 : 2) === 0;
      const subject = isRobot ? "Robotic manipulation and legged robots" : "Plain arithmetic of sundials";
      const fresh = index >= 21 && paper < 4 ? ", a quokka atlas" : "";
      return entry(`${subject}, part ${month} of ${String.fromCharCode(97 + paper)}${fresh}`, {
        abstract: isRobot ? "Robots and robotic manipulation with a robot arm." : "Sundials in the garden.",
        publishedOn: addDays(`${month}-01`, paper * 2),
        upvotes: paper,
        ...(paper === 5 && { links: [repository] }),
      });
    });
  }).flat();
  const january = ["2026-01-02", "2026-01-05"].map((day) =>
    entry(`A sundial of ${day}`, { publishedOn: day, abstract: "Sundials." }),
  );
  await importEntries(db, [...entries, ...january]);
}

async function totalBehind(db: Db, href: string): Promise<number> {
  const list = await findList(db, parseListState(new URL(href, "http://localhost").searchParams));
  return list.total;
}

test("months are whole ones, and a topic's papers of a month are those of the list behind it", async ({ db }) => {
  await importMonths(db);
  const { months, papers, sections } = await getTopics(db);
  expect([months[0], months.at(-1), months.length]).toEqual(["2024-01", "2025-12", 24]);
  expect(new Set(papers)).toEqual(new Set([12]));
  const robotics = sections.flatMap(({ topics }) => topics).find(({ slug }) => slug === "robotics");
  expect(robotics?.months).toEqual([...Array(12).fill(4), ...Array(12).fill(6)]);
  expect(robotics?.papers).toBe(12 * 4 + 12 * 6);
  expect(robotics?.change).toBeCloseTo(0.5, 10);
  expect(await totalBehind(db, topicMonthHref("robotics", "2025-03"))).toBe(6);
});

test("a paper with two topics of a section counts once in the section", async ({ db }) => {
  await importMonths(db);
  const { months, sections } = await getTopics(db);
  for (const section of sections) {
    const topics = section.topics.map(({ slug }) => slug);
    expect(await totalBehind(db, sectionMonthHref(topics, "2025-03"))).toBe(section.months[months.indexOf("2025-03")]);
  }
});

test("weeks, code and rising words lead to as many papers as they say", async ({ db }) => {
  await importMonths(db);
  const { weeks, withCode, months, rising } = await getTrends(db);
  // Monday 1 January 2024 begins a week; the newest paper is of 5 January 2026, so the week to 28 December is whole.
  expect([weeks[0]?.from, weeks.at(-1)?.to]).toEqual(["2024-01-01", "2025-12-28"]);
  for (const week of weeks.slice(0, 5)) expect(await totalBehind(db, spanHref(week))).toBe(week.papers);
  expect(withCode).toEqual(Array(24).fill(1));
  expect(await totalBehind(db, codeMonthHref(months[3] ?? ""))).toBe(1);
  const quokka = rising?.terms.find(({ term }) => term === "quokka atlas");
  expect(quokka).toMatchObject({ recent: 12, before: 0, times: null });
  expect(rising && (await totalBehind(db, termHref("quokka atlas", rising.recent)))).toBe(12);
});

test("an import makes counts anew", async ({ db }) => {
  await importMonths(db);
  const before = await getTopics(db);
  expect(await getTopics(db)).toBe(before);
  await importEntries(db, [entry("Robotic manipulation once more", { publishedOn: "2025-06-30" })]);
  const after = await getTopics(db);
  expect(after.papers[after.months.indexOf("2025-06")]).toBe(13);
});

test("a catalogue that begins within a month is charted from the next", async ({ db }) => {
  const paper = (day: string, place: number) =>
    entry(`Sundial ${day} ${place}`, { publishedOn: day, abstract: "Sundials." });
  const many = (day: string, count: number) => Array.from({ length: count }, (_, place) => paper(day, place));
  await importEntries(db, [...many("2025-01-31", 10), ...many("2025-02-10", 30), ...many("2025-03-31", 30)]);
  expect((await getTopics(db)).months).toEqual(["2025-02", "2025-03"]);
});

test("a topic is described, and related to those it stands with", async ({ db }) => {
  const both = Array.from({ length: 4 }, (_, place) =>
    entry(`Robotic manipulation with reinforcement learning, ${place}`, {
      abstract: "Robots learn by reinforcement learning; the robot arm uses reinforcement learning.",
      publishedOn: "2025-03-04",
    }),
  );
  await importEntries(db, both);
  const view = await getTopic(db, "robotics");
  expect(view?.topic).toMatchObject({ name: "Robotics", papers: 4, sectionName: "Agents & robotics", change: null });
  expect(view?.related).toContainEqual({ slug: "reinforcement-learning", name: "Reinforcement learning", papers: 4 });
});

test("a topic without papers has a page, one that is none has not", async ({ db }) => {
  expect((await getTopic(db, "robotics"))?.topic.papers).toBe(0);
  expect(await getTopic(db, "astrology")).toBeNull();
});

test("an empty catalogue has no months, weeks or rising words", async ({ db }) => {
  expect(await getTrends(db)).toEqual({ months: [], papers: [], withCode: [], sections: [], weeks: [], rising: null });
});
