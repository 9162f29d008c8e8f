import { afterEach, expect, test, vi } from "vitest";
import { formatDate, formatRemaining, formatTime, serverNow, setServerTime } from "./time.ts";

const OPENING = Date.UTC(2021, 11, 14, 1, 0);

afterEach(() => {
  vi.useRealTimers();
  document.documentElement.lang = "en";
  delete document.documentElement.dataset.timeZone;
});

test("keeps the distance to the server's clock", () => {
  vi.useFakeTimers({ now: 1_000_000 });
  setServerTime(1_005_000);
  vi.advanceTimersByTime(2_000);
  expect(serverNow()).toBe(1_007_000);
  setServerTime("not a time");
  expect(serverNow()).toBe(1_007_000);
});

test("shows nine o'clock in Beijing as four in Nairobi", () => {
  document.documentElement.dataset.timeZone = "Asia/Shanghai";
  expect(formatTime(OPENING)).toBe("09:00");
  expect(formatTime(OPENING, "Africa/Nairobi")).toBe("04:00");
});

test("orders a date as its language does", () => {
  expect(formatDate(OPENING, "Asia/Shanghai")).toBe("December 14, 2021");
  document.documentElement.lang = "zh-hans";
  expect(formatDate(OPENING, "Asia/Shanghai")).toBe("2021年12月14日");
});

test("counts down to zero and stays there", () => {
  expect(formatRemaining(7_509_000)).toBe("2:05:09");
  expect(formatRemaining(247_000)).toBe("4:07");
  expect(formatRemaining(-5)).toBe("0:00");
});
