import { expect, test } from "vitest";
import { columnsIn, minuteAt, topOf, windowWith } from "./scale.ts";

test("a place and its pixels belong together at every zoom", () => {
  for (const zoom of [5, 10, 15, 30, 60]) expect(minuteAt(topOf(600, 480, zoom) + 1, 480, zoom)).toBe(600);
});

test("shows as many rooms as fit, and at least one", () => {
  expect([
    columnsIn(390, 35),
    columnsIn(300, 35),
    columnsIn(100, 35),
    columnsIn(4000, 35),
    columnsIn(1400, 3),
  ]).toEqual([1, 1, 1, 9, 3]);
});

test("the window moves no further than it must, and not beyond the last room", () => {
  expect([
    windowWith(5, 0, 4, 10),
    windowWith(2, 0, 4, 10),
    windowWith(1, 4, 4, 10),
    windowWith(9, 0, 4, 10),
  ]).toEqual([2, 0, 1, 6]);
  expect([windowWith(-1, 8, 4, 10), windowWith(0, 0, 4, 2)]).toEqual([6, 0]);
});
