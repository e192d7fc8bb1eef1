import { expect, test } from "vitest";
import { describeSubscription, parseSubscribedList, printSubscribedList } from "@/lib/digest/lists";

test.for([
  ["/papers?q=sparse%20attention&page=3&x=1", "/papers?q=sparse+attention"],
  ["/topics/agents?sort=upvotes", "/topics/agents?sort=upvotes"],
  ["/authors/ann-lee", "/authors/ann-lee"],
  ["/trending?window=day", "/trending?window=day"],
  ["/editions/2025-08-12?code=1", "/editions"],
  ["/editions", "/editions"],
] as const)("%s can be had by e-mail as %s", ([given, printed]) => {
  const address = parseSubscribedList(given);
  expect(address && printSubscribedList(address)).toBe(printed);
});

test.for([
  "",
  "papers",
  "//evil.test/papers",
  "/import",
  "/papers/2508.07999",
  "https://evil.test/papers",
  `/papers?q=${"a".repeat(3_000)}`,
])("%s cannot", (given) => {
  expect(parseSubscribedList(given)).toBeNull();
});

test("what was asked for is said in words", () => {
  expect(describeSubscription("/editions", "day", {})).toBe("the edition of each day");
  expect(describeSubscription("/papers?q=robots&code=1", "week", {})).toBe(
    "new papers of each week: “robots”, with code",
  );
  expect(describeSubscription("/papers", "day", {})).toBe("new papers of each day");
  expect(describeSubscription("/authors/ann-lee", "day", {})).toBe("new papers of each day: by ann lee");
  expect(describeSubscription("/trending", "week", {})).toBe("what is trending, each week");
});
