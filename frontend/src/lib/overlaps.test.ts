import { describe, expect, it } from "vitest";
import { overlaps, type Slots } from "./overlaps.ts";

const slots: Slots = {
  a: [0, 60, "A", "/a/"],
  b: [60, 120, "B", "/b/"],
  c: [30, 90, "C", "/c/"],
  d: [500, 600, "D", "/d/"],
};

describe("overlaps", () => {
  it("names the first session that is on at the same time", () => {
    const found = overlaps(["b", "c", "a", "d"], slots);
    expect([...found].map(([guid, slot]) => [guid, slot[2]])).toEqual([
      ["a", "C"],
      ["c", "A"],
      ["b", "C"],
    ]);
  });

  it("finds none where one ends as the other starts, nor with what is gone", () => {
    expect(overlaps(["a", "b", "gone"], slots).size).toBe(0);
  });
});
