import { expect, test } from "vitest";
import {
  describeFilters,
  describeNothing,
  describeOffer,
  filterChips,
  filterCount,
  listHref,
  topicHref,
  topicName,
  withoutFiltersHref,
} from "@/lib/format/list-description";
import { markParts } from "@/lib/format/marks";
import { toParts } from "@/lib/format/maths";
import { pagePlaces } from "@/lib/format/page-numbers";
import { EMPTY_LIST_STATE } from "@/lib/papers/search-params";

const NAMES = { robotics: "Robotics", agents: "Agents" };
const FULL = {
  ...EMPTY_LIST_STATE,
  q: "basket weaving",
  from: "2025-08-01",
  to: "2025-08-12",
  topics: ["robotics"],
  withoutTopics: ["agents"],
  code: true,
  org: "acme",
  page: 3,
};

test("each filter is a chip whose link drops it alone and goes to the first page", () => {
  expect(filterChips(FULL, NAMES).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    "Date 1 Aug 2025 to 12 Aug 2025",
    "Topic Robotics",
    "Without Agents",
    "Has code",
    "From acme",
  ]);
  const [date, topic] = filterChips(FULL, NAMES);
  expect(date?.href).toBe("/papers?q=basket+weaving&topic=robotics&topic=-agents&code=1&org=acme");
  expect(topic?.href).toBe("/papers?q=basket+weaving&from=2025-08-01&to=2025-08-12&topic=-agents&code=1&org=acme");
  expect(filterCount(FULL)).toBe(5);
  expect(withoutFiltersHref(FULL)).toBe("/papers?q=basket+weaving");
});

test("open ranges and single days read as such", () => {
  const chip = (from: string | null, to: string | null) =>
    filterChips({ ...EMPTY_LIST_STATE, from, to }, NAMES)[0]?.value;
  expect(chip("2025-08-01", null)).toBe("from 1 Aug 2025");
  expect(chip(null, "2025-08-01")).toBe("up to 1 Aug 2025");
  expect(chip("2025-08-01", "2025-08-01")).toBe("1 Aug 2025");
});

test("a topic without a known name shows its slug in words", () => {
  expect(topicName("robotics", NAMES)).toBe("Robotics");
  expect(topicName("long-context", NAMES)).toBe("Long context");
  expect(topicName("constructor", NAMES)).toBe("Constructor");
  expect(topicHref("robotics")).toBe("/papers?topic=robotics");
});

test("an empty list says what was asked, and offers what is there", () => {
  const words = { ...EMPTY_LIST_STATE, q: "basket" };
  const inRobotics = { ...words, topics: ["robotics"] };
  expect(describeNothing(words, NAMES)).toBe("Nothing matches “basket”");
  expect(describeNothing(inRobotics, NAMES)).toBe("Nothing matches “basket” in Robotics");
  expect(describeNothing({ ...inRobotics, code: true }, NAMES)).toBe("Nothing matches “basket” with these filters");
  expect(describeOffer(words, NAMES)).toBe("Search for “basket” in all papers");
  expect(describeOffer({ ...inRobotics, q: "", from: "2025-08-01", to: "2025-08-12" }, NAMES)).toBe(
    "Browse Robotics, 1–12 August 2025",
  );
  expect(describeOffer(EMPTY_LIST_STATE, NAMES)).toBe("Browse all papers");
  expect(describeFilters(FULL, NAMES)).toBe("Robotics, without Agents, with code, from acme, 1–12 August 2025");
  expect(listHref(EMPTY_LIST_STATE)).toBe("/papers");
});

test("pages take at most seven places", () => {
  const shown = (current: number, pages: number) => pagePlaces(current, pages).join(" ");
  expect(shown(1, 1)).toBe("1");
  expect(shown(4, 7)).toBe("1 2 3 4 5 6 7");
  expect(shown(1, 8)).toBe("1 2 3 4 5 gap 8");
  expect(shown(5, 8)).toBe("1 gap 4 5 6 7 8");
  expect(shown(10, 20)).toBe("1 gap 9 10 11 gap 20");
  expect(shown(20, 20)).toBe("1 gap 16 17 18 19 20");
});

test("matches split prose at their edges and mark a formula whole", () => {
  const text = "fast $x^2$ search";
  const shown = markParts(toParts(text), [
    [2, 4],
    [7, 8],
    [11, 13],
  ]).map(({ part, marked }) => `${part.kind === "maths" ? part.tex : part.text}${marked ? "*" : ""}`);
  expect(shown).toEqual(["fa", "st*", " ", "x^2*", " ", "se*", "arch"]);
});
