import { render } from "lit";
import { expect, test, vi } from "vitest";
import { cover } from "./cover.ts";

const NOTHING = { isLost: false, isWaiting: false, isSilenced: false };
const acts = { begin: vi.fn(), toggleSound: vi.fn() };
const drawn = (view: Partial<typeof NOTHING>): HTMLElement => {
  const place = document.createElement("div");
  render(cover({ ...NOTHING, ...view }, acts), place);
  return place;
};

test("says one thing at a time, the gravest first", () => {
  expect(drawn({ isLost: true, isWaiting: true }).querySelector("button")).toBeNull();
  expect(drawn({ isLost: true }).querySelector("[role=status]")).not.toBeNull();
  expect(drawn({ isWaiting: true, isSilenced: true }).querySelectorAll("button").length).toBe(1);
  expect(drawn({}).children.length).toBe(0);
});

test("begins, and turns the sound on", () => {
  drawn({ isWaiting: true }).querySelector("button")!.click();
  drawn({ isSilenced: true }).querySelector("button")!.click();
  expect([acts.begin.mock.calls.length, acts.toggleSound.mock.calls.length]).toEqual([1, 1]);
});
