import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./stage.ts";
import { setServerTime } from "../lib/time.ts";

const page = (
  now: string,
): string => `<sy-stage class="theater" data-now="${now}" data-doors="600" data-release="1">
  <div data-curtain></div><span data-live></span><button data-lift></button>
  <nav class="stage-tabs"><a href="#questions">Questions</a><a href="#now">Now</a></nav>
  <article class="on-now" data-session="a" data-starts="2021-12-14T01:00Z" data-ends="2021-12-14T02:00Z"><h3 lang="en" dir="ltr">Opening</h3></article>
  <article class="on-now" data-session="b" data-starts="2021-12-14T02:30Z" data-ends="2021-12-14T03:00Z"><h3 lang="zh" dir="ltr">主旨报告</h3></article>
  <p data-nothing></p><p data-next-line><b data-next-title></b><i data-next-time></i><u data-countdown></u></p>
  <ol class="running-order"><li data-starts="2021-12-14T01:00Z" data-ends="2021-12-14T02:00Z"></li></ol>
</sy-stage>`;

const shown = (selector: string): boolean => !document.querySelector<HTMLElement>(selector)!.hidden;
const text = (selector: string): string => document.querySelector(selector)!.textContent;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  document.body.replaceChildren();
  setServerTime(Date.now());
  vi.useRealTimers();
});

test("goes by the server's clock, whatever the device believes", () => {
  document.body.innerHTML = page("2021-12-14T01:59:58Z");
  expect(shown('[data-session="a"]')).toBe(true);
  expect(shown("[data-live]")).toBe(true);
  expect([text("[data-next-title]"), text("[data-next-time]"), text("[data-countdown]")]).toEqual([
    "主旨报告",
    "02:30",
    "30:02",
  ]);
  expect(document.querySelector<HTMLElement>("[data-next-title]")!.lang).toBe("zh");
});

test("what is over makes room for what comes", () => {
  document.body.innerHTML = page("2021-12-14T01:59:58Z");
  vi.advanceTimersByTime(3_000);
  expect(shown('[data-session="a"]')).toBe(false);
  expect(shown("[data-live]")).toBe(false);
  expect(shown("[data-nothing]")).toBe(true);
  expect(document.querySelector(".running-order li")!.className).toBe("ended");
  vi.advanceTimersByTime(30 * 60_000);
  expect(shown('[data-session="b"]')).toBe(true);
  expect(shown("[data-next-line]")).toBe(false);
});

test("a tab shows its part", () => {
  document.body.innerHTML = page("2021-12-14T01:30:00Z");
  const stage = document.querySelector<HTMLElement>("sy-stage")!;
  expect(stage.dataset.part).toBe("questions");
  document.querySelector<HTMLElement>('a[href="#now"]')!.click();
  expect(stage.dataset.part).toBe("now");
  expect(document.querySelector('[aria-current="true"]')!.textContent).toBe("Now");
});
