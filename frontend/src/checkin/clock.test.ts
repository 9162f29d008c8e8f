import { expect, it } from "vitest";
import { Clock, dayOf } from "./clock.ts";
import { newGuid } from "./guid.ts";

it("follows the server however the device's clock is set", () => {
  const times = { tick: 1000, own: 50_000 };
  const clock = new Clock(
    null,
    () => times.tick,
    () => times.own,
  );
  expect([clock.offset, clock.now()]).toEqual([null, 50_000]);
  times.tick += 200;
  clock.measure(90_000, 1000);
  expect(clock.now()).toBe(90_100);
  // Somebody sets it a day ahead while a second passes.
  times.own += 86_401_000;
  times.tick += 1000;
  expect(clock.now()).toBe(91_100);
  const { device_at, offset } = clock.stamp();
  expect(device_at + (offset ?? 0)).toBe(91_100);
});

it("takes what was measured before a reload", () => {
  expect(
    new Clock(
      -86_400_000,
      () => 0,
      () => 86_400_500,
    ).now(),
  ).toBe(500);
});

it("counts days at the venue", () => {
  expect(dayOf(Date.UTC(2021, 11, 14, 16, 30), "Asia/Shanghai")).toBe("2021-12-15");
  expect(dayOf(Date.UTC(2021, 11, 14, 15, 30), "Asia/Shanghai")).toBe("2021-12-14");
});

it("makes identifiers in their order, also when the clock goes back", () => {
  const made = [newGuid(2000), newGuid(2000), newGuid(1000), newGuid(3000)];
  expect([...made].sort()).toEqual(made);
  for (const guid of made)
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
