import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Program } from "./data.ts";
import { content } from "./view.ts";

const session = (title: string, starts: string, ends: string, more = {}): Program["sessions"][number] => ({
  title,
  url: `https://example.org/${title}`,
  starts_at: starts,
  ends_at: ends,
  room: "Hall",
  room_slug: "hall",
  track: "",
  track_slug: "",
  people: "Ada",
  ...more,
});
const program: Program = {
  name: "Symposium",
  url: "https://example.org/en/2021/program/",
  language: "en",
  direction: "ltr",
  time_zone: "Asia/Shanghai",
  color: "#a63d2f",
  words: { empty: "Nothing", now: "On now", whole: "Whole", zone: "Times:", days: "Days" },
  sessions: [
    session("Opening", "2021-12-14T09:00:00+08:00", "2021-12-14T11:00:00+08:00"),
    session("Night", "2021-12-15T00:30:00+08:00", "2021-12-15T01:30:00+08:00", { track_slug: "sky" }),
  ],
};
const NOW = new Date("2021-12-14T02:00:00Z");
const titles = (frame: HTMLElement): string[] => [...frame.querySelectorAll("li > a")].map((link) => link.textContent);

test("a session after midnight stands on the day of the reader's clock", () => {
  const venue = content(program, { zone: "Asia/Shanghai" }, NOW, () => undefined);
  expect([titles(venue), venue.querySelectorAll("button").length]).toEqual([["Opening"], 2]);
  const utc = content(program, { zone: "UTC" }, NOW, () => undefined);
  expect(titles(utc)).toEqual(["Opening", "Night"]);
  expect(utc.querySelector("time")?.textContent).toBe("01:00–03:00 On now");
});

test("only what was asked for is shown", () => {
  expect(titles(content(program, { zone: "UTC", track: "sky" }, NOW, () => undefined))).toEqual(["Night"]);
  expect(titles(content(program, { zone: "UTC", limit: 1 }, NOW, () => undefined))).toEqual(["Opening"]);
  const none = content(program, { room: "elsewhere" }, NOW, () => undefined);
  expect(none.querySelector("p")?.textContent).toBe("Nothing");
});

test("titles are texts, whatever is in them", () => {
  const nasty = { ...program, sessions: [session("<img src=x onerror=alert(1)>", "2021-12-14T09:00:00+08:00", "2021-12-14T10:00:00+08:00")] };
  const frame = content(nasty, {}, NOW, () => undefined);
  expect(frame.querySelector("img")).toBeNull();
});

test("a day is chosen by its button", () => {
  const choose = vi.fn();
  const frame = content(program, { zone: "Asia/Shanghai" }, NOW, choose);
  frame.querySelector<HTMLButtonElement>('[data-day="2021-12-15"]')!.click();
  expect(choose).toHaveBeenCalledWith("2021-12-15");
});

beforeEach(() => {
  vi.stubGlobal("CSSStyleSheet", class { replaceSync(): void { /* jsdom has none */ } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("the element asks for one document, without cookies", async () => {
  const asked = vi.fn(() => Promise.resolve(new Response(JSON.stringify(program))));
  vi.stubGlobal("fetch", asked);
  await import("./program.ts");
  const element = document.createElement("sy-program");
  element.setAttribute("src", "https://example.org/en/2021/");
  document.body.append(element);
  await vi.waitFor(() => { expect(element.shadowRoot?.querySelectorAll("li").length).toBeGreaterThan(0); });
  expect(asked.mock.calls).toEqual([
    [new URL("https://example.org/en/2021/program/embed.json"), { credentials: "omit", referrerPolicy: "no-referrer" }],
  ]);
  element.remove();
});
