import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Planner, type Progress, told } from "./planner.ts";

const RUNNING: Progress = { state: "running", is_open: true, solutions: 3, cost: 120, bound: 60, seconds: 4 };

class Watched extends Planner {
  reloads = 0;
  protected override reload(): void {
    this.reloads += 1;
  }
}
customElements.define("sy-planner-watched", Watched);

describe("told", () => {
  it("says how far a run is", () => {
    expect(told({ ...RUNNING, state: "queued", solutions: 0 })).toBe("Waiting for a worker.");
    expect(told({ ...RUNNING, solutions: 0 })).toBe("No schedule yet after 4 s.");
    expect(told(RUNNING)).toBe("Schedules so far: 3, after 4 s. The best one costs 120; none can cost less than 60.");
  });
});

describe("sy-planner", () => {
  const asked = vi.fn<() => Promise<Response>>();
  let element: Watched;

  beforeEach(() => {
    vi.useFakeTimers();
    asked.mockReset();
    vi.stubGlobal("fetch", asked);
    document.body.innerHTML = `<sy-planner-watched src="/progress.json"><span data-said></span>
      <progress max="30"></progress></sy-planner-watched>`;
    element = document.querySelector<Watched>("sy-planner-watched")!;
  });

  afterEach(() => {
    document.body.innerHTML = "";
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("tells how far it is, and shows the result once it has ended", async () => {
    asked.mockResolvedValueOnce(Response.json(RUNNING));
    await vi.advanceTimersByTimeAsync(1500);
    expect(element.querySelector("[data-said]")?.textContent).toBe(told(RUNNING));
    expect(element.querySelector("progress")?.value).toBe(4);
    expect(element.reloads).toBe(0);
    asked.mockResolvedValueOnce(Response.json({ ...RUNNING, state: "found", is_open: false }));
    await vi.advanceTimersByTimeAsync(1500);
    expect(element.reloads).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("goes on asking when the connection is lost for a moment", async () => {
    asked.mockRejectedValueOnce(new TypeError("offline"));
    asked.mockResolvedValueOnce(new Response("", { status: 502 }));
    asked.mockResolvedValueOnce(Response.json(RUNNING));
    await vi.advanceTimersByTimeAsync(4500);
    expect(element.querySelector("[data-said]")?.textContent).toBe(told(RUNNING));
  });

  it("is silent once it is gone", async () => {
    element.remove();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
