import { expect, test } from "vitest";
import { deviceTimeZone } from "../lib/time.ts";
import "./zone.ts";

test("offers the zone of the device once", () => {
  document.body.innerHTML = `<sy-zone><div data-zones><a data-zone="Antarctica/Troll">Venue</a></div></sy-zone>`;
  const zones = [...document.querySelectorAll<HTMLElement>("[data-zone]")].map((link) => link.dataset.zone);
  expect(zones).toEqual([deviceTimeZone(), "Antarctica/Troll"]);
  document.body.innerHTML = `<sy-zone><div data-zones><a data-zone="${deviceTimeZone()}">Venue</a></div></sy-zone>`;
  expect(document.querySelectorAll("[data-zone]").length).toBe(1);
});
