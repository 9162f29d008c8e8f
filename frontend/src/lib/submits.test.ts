import { beforeAll, beforeEach, expect, test } from "vitest";
import { listenForSubmits } from "./submits.ts";

beforeAll(listenForSubmits);

beforeEach(() => {
  document.body.innerHTML = "<form data-once></form><form></form>";
});

function submit(number: number): boolean {
  const event = new Event("submit", { bubbles: true, cancelable: true });
  return document.querySelectorAll("form")[number]?.dispatchEvent(event) ?? false;
}

test("a form with data-once goes out once", () => {
  expect([submit(0), submit(0)]).toEqual([true, false]);
});

test("other forms go out as often as one likes", () => {
  expect([submit(1), submit(1)]).toEqual([true, true]);
});

test("whoever comes back may send again", () => {
  submit(0);
  dispatchEvent(new Event("pageshow"));
  expect(submit(0)).toBe(true);
});
