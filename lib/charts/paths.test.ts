import { expect, test } from "vitest";
import { areaPath, linePath, spreadLabels } from "@/lib/charts/paths";

test("a line breaks where a value is missing", () => {
  expect(linePath([{ x: 0, y: 1 }, { x: 2, y: 3.14 }, null, { x: 6, y: 7 }, { x: 8, y: 9 }])).toBe(
    "M0 1L2 3.1M6 7L8 9",
  );
  expect(linePath([])).toBe("");
});

test("an area closes on its base", () => {
  const points = [
    { x: 0, y: 4 },
    { x: 5, y: 2 },
  ];
  expect(areaPath(points, 10)).toBe("M0 10L0 4L5 2L5 10Z");
  expect(areaPath(points.slice(1), 10)).toBe("");
});

test("labels that would touch move apart and keep their order", () => {
  expect(spreadLabels([50, 52, 90], 18, 0, 200)).toEqual([50, 68, 90]);
  expect(spreadLabels([90, 50, 52], 18, 0, 200)).toEqual([90, 50, 68]);
});

test("labels at the bottom move up", () => {
  expect(spreadLabels([100, 100, 100], 10, 0, 100)).toEqual([80, 90, 100]);
});

test("labels stay below the top", () => {
  expect(spreadLabels([-5, 2], 10, 0, 100)).toEqual([0, 10]);
});
