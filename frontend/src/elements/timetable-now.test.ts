import { afterEach, describe, expect, it } from "vitest";
import { setServerTime } from "../lib/time.ts";
import { positionAt } from "./timetable-now.ts";

describe("positionAt", () => {
  const anchors = [
    { at: 0, y: 100 },
    { at: 60, y: 200 },
    { at: 120, y: 220 },
  ];
  it("lies between the edges around now", () => {
    expect(positionAt(0, anchors)).toBe(100);
    expect(positionAt(30, anchors)).toBe(150);
    expect(positionAt(60, anchors)).toBe(200);
    expect(positionAt(90, anchors)).toBe(210);
  });
  it("is nowhere outside of the day", () => {
    expect(positionAt(-1, anchors)).toBeUndefined();
    expect(positionAt(120, anchors)).toBeUndefined();
    expect(positionAt(5, [])).toBeUndefined();
  });
});

describe("sy-timetable-now", () => {
  afterEach(() => {
    document.body.innerHTML = "";
    setServerTime(Date.now());
  });

  it("tells what is on and what is over", () => {
    setServerTime("2021-12-14T02:00:00Z");
    const session = (starts: string, ends: string): string =>
      `<div class="slot" data-starts="${starts}"><article class="session" data-starts="${starts}" data-ends="${ends}"></article></div>`;
    document.body.innerHTML = `<div class="timetable">
      ${session("2021-12-14T01:00:00Z", "2021-12-14T02:00:00Z")}
      ${session("2021-12-14T01:30:00Z", "2021-12-14T03:00:00Z")}
      ${session("2021-12-14T03:00:00Z", "2021-12-14T04:00:00Z")}
      <sy-timetable-now></sy-timetable-now></div>`;
    const classes = [...document.querySelectorAll(".session")].map((element) => element.className);
    expect(classes).toEqual(["session ended", "session now", "session"]);
    const line = document.querySelector<HTMLElement>("sy-timetable-now");
    expect(line?.hidden).toBe(false);
    expect(line?.textContent).toBe("02:00");
  });
});
