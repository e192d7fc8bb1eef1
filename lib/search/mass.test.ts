import { expect, test } from "vitest";
import { decisiveStems } from "@/lib/search/mass";

const wish = {
  positions: [
    { stems: [1], information: 1 },
    { stems: [2, 3], information: 4 },
    { stems: [4], information: 2 },
    { stems: [5], information: 3 },
  ],
  whole: 10,
};

test("papers with the least telling words alone cannot be results where these tell too little", () => {
  // 1 + 2 tell 3; with the next, 6.
  expect([...decisiveStems(wish, 5)].sort()).toEqual([2, 3, 5]);
  // 1 + 2 tell 3 exactly.
  expect([...decisiveStems(wish, 3)].sort()).toEqual([2, 3, 4, 5]);
  // All of them: only who has the word that tells most.
  expect([...decisiveStems(wish, 10)].sort()).toEqual([2, 3]);
});

test("where any word is enough, each is decisive", () => {
  expect([...decisiveStems(wish, 0.5)].sort()).toEqual([1, 2, 3, 4, 5]);
});
