import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { getCookie } from "../lib/cookies.ts";
import { deviceTimeZone } from "../lib/time.ts";
import { OwnZone } from "./own-zone.ts";

let reloads = 0;
class Counted extends OwnZone {
  protected override reload(): void {
    reloads += 1;
  }
}
customElements.define("sy-own-zone-counted", Counted);

describe("sy-own-zone", () => {
  beforeEach(() => {
    reloads = 0;
    document.cookie = "tz=; Path=/; Max-Age=0";
    document.documentElement.dataset.timeZone = "Pacific/Chatham";
  });
  afterEach(() => {
    document.body.innerHTML = "";
    vi.restoreAllMocks();
  });

  it("takes the device's zone and loads the page once more", () => {
    document.body.innerHTML = "<sy-own-zone-counted></sy-own-zone-counted>";
    expect(getCookie("tz")).toBe(deviceTimeZone());
    expect(reloads).toBe(1);
    document.body.innerHTML = "<sy-own-zone-counted></sy-own-zone-counted>";
    expect(reloads).toBe(1);
  });

  it("leaves what somebody has chosen", () => {
    document.body.innerHTML = "<sy-own-zone-counted chosen></sy-own-zone-counted>";
    expect([getCookie("tz"), reloads]).toEqual([undefined, 0]);
  });

  it("has nothing to do where the page is in the device's zone", () => {
    document.documentElement.dataset.timeZone = deviceTimeZone();
    document.body.innerHTML = "<sy-own-zone-counted></sy-own-zone-counted>";
    expect([getCookie("tz"), reloads]).toEqual([undefined, 0]);
  });
});
