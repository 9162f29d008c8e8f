import { expect, test } from "vitest";
import { matcher, narrows, NO_FILTER, type Filter } from "./filter.ts";
import { session } from "./samples.ts";

const people = new Map([["p1", { guid: "p1", name: "José Ñandú", title: "" }]]);
const opening = session({
  title: { en: "Opening ceremony", "zh-hans": "开幕式" },
  track: "main",
  floor_languages: ["zh-hans"],
  interpretation_languages: ["en"],
  people: [{ guid: "p1", part: "speaker", is_confirmed: true }],
});

const fits = (filter: Partial<Filter>): boolean => matcher({ ...NO_FILTER, ...filter }, people)(opening);

test("finds words in titles of every language and in names, whatever their case and accents", () => {
  expect([fits({ text: "cere OPEN" }), fits({ text: "开幕" }), fits({ text: "nandu jose" })]).toEqual([
    true,
    true,
    true,
  ]);
  expect(fits({ text: "opening nobody" })).toBe(false);
});

test("narrows by track, language and status", () => {
  expect([fits({ track: "main" }), fits({ track: "-" }), fits({ language: "en" })]).toEqual([
    true,
    false,
    true,
  ]);
  expect([fits({ language: "fr" }), fits({ status: "tentative" })]).toEqual([false, false]);
});

test("knows whether it narrows at all", () => {
  expect([
    narrows(NO_FILTER),
    narrows({ ...NO_FILTER, text: " " }),
    narrows({ ...NO_FILTER, kind: "talk" }),
  ]).toEqual([false, false, true]);
});
