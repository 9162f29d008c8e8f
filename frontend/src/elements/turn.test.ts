import { afterEach, describe, expect, it, vi } from "vitest";
import "./turn.ts";

describe("sy-turn", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.body.innerHTML = "";
  });

  it("shows what follows once the time has come", async () => {
    vi.useFakeTimers({ now: Date.parse("2021-12-14T01:59:00Z") });
    const asked: string[] = [];
    vi.stubGlobal("fetch", (address: string) => {
      asked.push(address);
      return Promise.resolve(new Response("<sy-turn at='2021-12-14T05:30:00Z'><p>Forum</p></sy-turn>"));
    });
    document.body.innerHTML = `<sy-turn at="2021-12-14T02:00:00Z"><p>Opening</p></sy-turn>`;
    await vi.advanceTimersByTimeAsync(50_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked.length).toBe(1);
    expect(document.querySelector("sy-turn")?.textContent).toBe("Forum");
    expect(document.querySelector("sy-turn")?.getAttribute("at")).toBe("2021-12-14T05:30:00Z");
  });
});
