import { expect, test } from "vitest";
import { packNear, unpackNear } from "@/lib/search/packed-near";

test("near papers are the same before and after they travel", () => {
  const near = [
    {
      id: 7,
      score: 0.25,
      shared: [
        { stem: "gnomon", weight: 0.125, aptness: 1, isCommon: false },
        { stem: "日時", weight: 0.0625, aptness: 0.5, isCommon: true },
      ],
    },
    { id: 80_000, score: 0.125, shared: [] },
    { id: 9, score: 0.1, shared: [{ stem: "sundial", weight: 0.3, aptness: 0.7, isCommon: false }] },
  ];
  expect(packNear(near).stems).toBe("gnomon\n日時\nsundial");
  expect(unpackNear(packNear(near))).toEqual(near);
  expect(unpackNear(packNear([]))).toEqual([]);
});
