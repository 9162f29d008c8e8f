import { expect, test } from "vitest";
import { dayOf, daysBetween, instantOf, minuteOfDay, minutesBetween, plus, wallAt, wallOf } from "./clock.ts";

test("reads the venue's clock from an instant", () => {
  expect(wallOf("2024-02-03T09:00:00+01:00")).toBe("2024-02-03T09:00");
});

test("counts over midnight", () => {
  expect(plus("2024-02-28T23:30", 60)).toBe("2024-02-29T00:30");
  expect(minutesBetween("2024-02-03T23:30", "2024-02-04T00:15")).toBe(45);
});

test("a night belongs to the day before it", () => {
  expect(dayOf("2024-02-04T01:30")).toBe("2024-02-03");
  expect(dayOf("2024-02-04T05:00")).toBe("2024-02-04");
  expect(minuteOfDay("2024-02-04T01:30", "2024-02-03")).toBe(25 * 60 + 30);
  expect(wallAt("2024-02-03", 25 * 60 + 30)).toBe("2024-02-04T01:30");
});

test("lists days over the end of a month", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
});

test("writes an instant with the zone's offset", () => {
  expect(instantOf("2021-12-14T09:00", "Asia/Shanghai")).toBe("2021-12-14T09:00:00+08:00");
  expect(instantOf("2021-12-14T09:00", "Asia/Kathmandu")).toBe("2021-12-14T09:00:00+05:45");
  expect(instantOf("2021-12-14T09:00", "America/St_Johns")).toBe("2021-12-14T09:00:00-03:30");
  expect(instantOf("2021-12-14T09:00", "UTC")).toBe("2021-12-14T09:00:00+00:00");
});

test("takes the offset of the hour when summer time begins", () => {
  expect(instantOf("2024-03-31T01:30", "Europe/Brussels")).toBe("2024-03-31T01:30:00+01:00");
  expect(instantOf("2024-03-31T03:30", "Europe/Brussels")).toBe("2024-03-31T03:30:00+02:00");
});
