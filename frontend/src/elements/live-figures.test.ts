import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./live-figures.ts";

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<sy-live-figures src="/now.json"><b data-figure="admitted">1</b><b data-figure="other">7</b></sy-live-figures>`;
});

afterEach(() => {
  document.body.innerHTML = "";
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shown = (): string[] => [...document.querySelectorAll("b")].map((place) => place.textContent);

test("figures follow, and those that nobody names stay", async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ admitted: 1234 }))));
  vi.stubGlobal("fetch", fetched);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown()).toEqual(["1,234", "7"]);
  expect(fetched).toHaveBeenCalledWith("/now.json", { cache: "no-cache" });
});

test("without an answer the last figures stay, and a page that is gone asks no more", async () => {
  const fetched = vi.fn(() => Promise.reject(new Error("no network")));
  vi.stubGlobal("fetch", fetched);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown()).toEqual(["1", "7"]);
  document.body.innerHTML = "";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toHaveBeenCalledTimes(1);
});
