import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toast } from "./toasts.ts";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<sy-toasts></sy-toasts>`;
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = (): string[] => [...document.querySelectorAll(".toast p")].map((node) => node.textContent);

test("good news leaves by itself, bad news stays until it is closed", () => {
  toast("Your vote was counted.", "success");
  toast("You are offline.", "error");
  expect(texts()).toEqual(["Your vote was counted.", "You are offline."]);
  vi.advanceTimersByTime(9_000);
  expect(texts()).toEqual(["You are offline."]);
  document.querySelector<HTMLElement>("[data-dismiss]")!.click();
  expect(texts()).toEqual([]);
});
