import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./audience.ts";
import type { Audience } from "./audience.ts";

const NOW = {
  at: "2021-12-14T02:00:20Z",
  whole: { watching: 1234, watched_hours: 2.5 },
  stages: { main: { watching: 1200 } },
  latest: { at: "2021-12-14T02:00:15Z", viewers: [1200, null] },
};

beforeEach(() => {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.resolve(Response.json(NOW))),
  );
  document.body.innerHTML = `<sy-audience src="/now.json">
    <span data-at></span>
    <dl class="measures"><dd data-figure="watching">0</dd><dd data-figure="watched_hours">0</dd></dl>
    <table data-curve><thead><tr><th></th><th data-stage="main"></th><th data-stage="a"></th></tr></thead>
      <tbody><tr><th><time datetime="2021-12-14T02:00:00Z">02:00</time></th><td>7</td><td>1</td></tr></tbody></table>
    <table><tbody><tr data-stage="main"><td data-figure="watching">0</td></tr></tbody></table>
  </sy-audience>`;
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const texts = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((place) => place.textContent);

test("brings figures up to date and moves the curve on by one sample", async () => {
  const audience = document.querySelector<Audience>("sy-audience")!;
  await audience.refresh();
  await audience.refresh();
  expect(texts("[data-figure]")).toEqual(["1,234", "2.5", "1,200"]);
  expect(texts("[data-at]")).toEqual(["02:00"]);
  expect(texts("[data-curve] tbody td")).toEqual(["1,200", ""]);
  expect(document.querySelector<HTMLElement>("[data-curve] td")!.dataset.value).toBe("1200");
});

test("leaves the page as it is when the server does not answer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await document.querySelector<Audience>("sy-audience")!.refresh();
  expect(texts(".measures dd")).toEqual(["0", "0"]);
});
