import { beforeEach, expect, test } from "vitest";
import { keepStars } from "../lib/device-stars.ts";
import "./starred-calendar.ts";

const GUIDS = ["11111111-2222-4333-8444-555555555555", "21111111-2222-4333-8444-555555555555"];
const MARKUP = '<sy-starred-calendar edition="2021" hidden><a href="/en/2021/program/starred.ics">File</a></sy-starred-calendar>';

beforeEach(() => {
  localStorage.clear();
});

test("the link names the stars of the device", () => {
  keepStars("2021", new Set(GUIDS));
  document.body.innerHTML = MARKUP;
  const link = document.querySelector("a")!;
  expect(new URL(link.href).searchParams.get("guids")).toBe(GUIDS.join(" "));
  expect(document.querySelector<HTMLElement>("sy-starred-calendar")!.hidden).toBe(false);
});

test("without stars there is nothing to take over", () => {
  document.body.innerHTML = MARKUP;
  expect(document.querySelector<HTMLElement>("sy-starred-calendar")!.hidden).toBe(true);
});
