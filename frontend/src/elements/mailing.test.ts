import { afterEach, beforeEach, expect, test, vi } from "vitest";

import "./mailing.ts";

const page = `<sy-mailing address="/progress.json" state="sending">
  <span data-count="done">1</span><progress max="100" value="1"></progress><p data-changed hidden></p>
</sy-mailing>`;

function answer(state: string, done: number): void {
  const body = { state, percent: done, done, waiting: 0 };
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.resolve({ ok: true, json: () => Promise.resolve(body) })),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  document.body.innerHTML = "";
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("shows how far it has come and asks again", async () => {
  answer("sending", 40);
  document.body.innerHTML = page;
  await vi.advanceTimersByTimeAsync(3000);
  expect(document.querySelector("[data-count]")?.textContent).toBe("40");
  expect(document.querySelector("progress")?.value).toBe(40);
  await vi.advanceTimersByTimeAsync(3000);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("stops asking when the state has changed, and offers the page anew", async () => {
  answer("finished", 100);
  document.body.innerHTML = page;
  await vi.advanceTimersByTimeAsync(9000);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(document.querySelector<HTMLElement>("[data-changed]")?.hidden).toBe(false);
});

test("keeps its numbers and asks again without a connection", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(new TypeError("offline"))),
  );
  document.body.innerHTML = page;
  await vi.advanceTimersByTimeAsync(6000);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(document.querySelector("[data-count]")?.textContent).toBe("1");
});

test("does not ask about one that is paused", async () => {
  answer("paused", 5);
  document.body.innerHTML = page.replace("sending", "paused");
  await vi.advanceTimersByTimeAsync(9000);
  expect(fetch).not.toHaveBeenCalled();
});
