import { expect, test } from "vitest";
import { delayBefore, jittered } from "./backoff.ts";

test("waits longer each time, but never more than half a minute, and anything down to nothing", () => {
  expect([0, 1, 2, 3, 10, 1000].map((attempt) => delayBefore(attempt, () => 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 30_000, 30_000,
  ]);
  expect(delayBefore(5, () => 0)).toBe(0);
});

test("spreads an interval around its length", () => {
  expect([jittered(2_000, () => 0), jittered(2_000, () => 1)]).toEqual([1_500, 2_500]);
});
