import { expect, test } from "vitest";
import { nextAfter, onAir, readSlots, showsPicture } from "./running-order.ts";

const slots = [
  { guid: "opening", starts: 1000, ends: 2000 },
  { guid: "keynote", starts: 2000, ends: 3000 },
  { guid: "late", starts: 9000, ends: 9500 },
];

test("an end belongs to what follows", () => {
  expect(onAir(slots, 999)).toBeUndefined();
  expect(onAir(slots, 1000)?.guid).toBe("opening");
  expect(onAir(slots, 2000)?.guid).toBe("keynote");
  expect(onAir(slots, 3000)).toBeUndefined();
});

test("knows what comes next", () => {
  expect(nextAfter(slots, 0)?.guid).toBe("opening");
  expect(nextAfter(slots, 2500)?.guid).toBe("late");
  expect(nextAfter(slots, 9000)).toBeUndefined();
});

test("the curtain is up a little before and after", () => {
  expect([899, 900, 3099, 3100].map((now) => showsPicture(slots, now, 100))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("reads sessions from the page, in order", () => {
  document.body.innerHTML = `
    <article data-session="b" data-starts="2021-12-14T02:30:00+00:00" data-ends="2021-12-14T03:15:00+00:00"></article>
    <article data-session="a" data-starts="2021-12-14T09:00:00+08:00" data-ends="2021-12-14T09:50:00+08:00"></article>`;
  expect(readSlots(document).map(({ guid }) => guid)).toEqual(["a", "b"]);
  expect(readSlots(document)[0]?.starts).toBe(Date.UTC(2021, 11, 14, 1));
});
