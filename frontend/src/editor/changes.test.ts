import { expect, test } from "vitest";
import { applied, before, differing, placed, same, UNSCHEDULED } from "./changes.ts";
import { at } from "./samples.ts";

const talk = at("2021-12-14T09:00", "main", { guid: "talk" });

test("an end follows the start and the length", () => {
  const moved = applied(talk, placed("b", "2021-12-14T23:30", 45, "Asia/Shanghai"), "Asia/Shanghai");
  expect([moved.room, moved.starts_at, moved.ends_at, moved.minutes]).toEqual([
    "b",
    "2021-12-14T23:30:00+08:00",
    "2021-12-15T00:15:00+08:00",
    45,
  ]);
});

test("without a place there is no time", () => {
  const out = applied(talk, UNSCHEDULED, "Asia/Shanghai");
  expect([out.room, out.starts_at, out.ends_at, out.minutes]).toEqual([null, null, null, 60]);
});

test("remembers what a write replaces", () => {
  expect(before(talk, { minutes: 5, track: "main" })).toEqual({ minutes: 60, track: null });
});

test("compares by content", () => {
  expect(same({ a: [1, { b: 2 }], c: null }, { c: null, a: [1, { b: 2 }] })).toBe(true);
  expect([same([1, 2], [2, 1]), same(null, {}), same({ a: 1 }, { a: 1, b: 1 })]).toEqual([
    false,
    false,
    false,
  ]);
  expect(differing(talk, { title: { en: "Session talk" }, minutes: 61 })).toEqual(["minutes"]);
});
