import { afterEach, describe, expect, it, vi } from "vitest";
import "./offline.ts";

describe("sy-offline", () => {
  afterEach(() => {
    vi.useRealTimers();
    document.body.innerHTML = "";
    Reflect.deleteProperty(navigator, "serviceWorker");
  });

  it("says of when a copy is", () => {
    document.documentElement.dataset.timeZone = "Asia/Kathmandu";
    document.body.innerHTML = `<sy-offline kept="2021-12-14T02:00:00Z" worker="/w.js"></sy-offline>`;
    expect(document.querySelector("[role=status]")?.textContent).toBe(
      "Offline copy of December 14, 2021, 07:45. What has changed since is not in it. Try again",
    );
  });

  it("lets the worker keep the page and its parts once it has settled", async () => {
    vi.useFakeTimers();
    const messages: unknown[] = [];
    const register = vi.fn(() => Promise.resolve());
    const active = { postMessage: (message: unknown) => messages.push(message) };
    Object.defineProperty(navigator, "serviceWorker", {
      value: { register, ready: Promise.resolve({ active }) },
      configurable: true,
    });
    document.documentElement.dataset.timeZone = "Asia/Kathmandu";
    document.body.innerHTML = `<sy-offline worker="/w.js"></sy-offline>`;
    expect(register).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3100);
    expect(register).toHaveBeenCalledWith("/w.js");
    expect(messages).toMatchObject([{ page: location.href, zone: "Asia/Kathmandu" }]);
  });
});
