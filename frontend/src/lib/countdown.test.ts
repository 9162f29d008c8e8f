import { expect, test } from "vitest";
import { remaining } from "./countdown.ts";

test("counts seconds when it is near and days when it is far", () => {
  expect(remaining(65_000)).toBe("1:05");
  expect(remaining(47 * 3600 * 1000)).toBe("47:00:00");
  expect(remaining(50 * 3600 * 1000)).toBe("2 days");
  expect(remaining(-5)).toBe("0:00");
});
