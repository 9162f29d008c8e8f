import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pause } from "./release-news.ts";

describe("pause", () => {
  it("is a minute at least, and differs from page to page", () => {
    expect(pause(() => 0)).toBe(60_000);
    expect(pause(() => 0.5)).toBe(75_000);
  });
});

describe("sy-release-news", () => {
  const asked = vi.fn<(address: string) => Promise<Response>>();
  let latest = 3;
  let hidden = false;

  beforeEach(() => {
    vi.useFakeTimers();
    latest = 3;
    hidden = false;
    asked.mockReset();
    asked.mockImplementation(() => Promise.resolve(Response.json({ number: latest })));
    vi.stubGlobal("fetch", asked);
    vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
    document.body.innerHTML = `<sy-release-news address="/en/2021/program/release.json" number="3">
      <div data-news hidden><a href="" data-reload>Load</a></div></sy-release-news>`;
  });

  afterEach(() => {
    document.body.innerHTML = "";
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const isTold = (): boolean => document.querySelector<HTMLElement>("[data-news]")?.hidden === false;

  it("says nothing while the release is the latest", async () => {
    await vi.advanceTimersByTimeAsync(59_000);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(asked).toHaveBeenCalledExactlyOnceWith("/en/2021/program/release.json");
    expect(isTold()).toBe(false);
  });

  it("tells of a newer one, and then asks no more", async () => {
    latest = 4;
    await vi.advanceTimersByTimeAsync(91_000);
    expect(isTold()).toBe(true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("rests while nobody looks, and asks when somebody looks again", async () => {
    hidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).not.toHaveBeenCalled();
    hidden = false;
    latest = 4;
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect(isTold()).toBe(true);
  });

  it("goes on after a lost connection", async () => {
    asked.mockRejectedValueOnce(new TypeError("offline"));
    await vi.advanceTimersByTimeAsync(91_000);
    latest = 4;
    await vi.advanceTimersByTimeAsync(91_000);
    expect(isTold()).toBe(true);
  });
});
