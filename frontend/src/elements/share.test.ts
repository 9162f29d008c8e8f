import { afterEach, describe, expect, it, vi } from "vitest";
import "./share.ts";

const PAGE = `<sy-share><button data-share hidden></button></sy-share>`;

describe("sy-share", () => {
  afterEach(() => {
    document.body.innerHTML = "";
    Reflect.deleteProperty(navigator, "share");
  });

  it("stays hidden where the device shares nothing", () => {
    document.body.innerHTML = PAGE;
    expect(document.querySelector("button")?.hidden).toBe(true);
  });

  it("hands on the page's own address", () => {
    const share = vi.fn(() => Promise.reject(new Error("closed")));
    Object.defineProperty(navigator, "share", { value: share, configurable: true });
    document.head.innerHTML = `<title>Opening</title><link rel="canonical" href="https://example.org/en/2021/program/sessions/opening/">`;
    document.body.innerHTML = PAGE;
    document.querySelector("button")?.click();
    expect(share).toHaveBeenCalledWith({
      title: "Opening",
      url: "https://example.org/en/2021/program/sessions/opening/",
    });
  });
});
