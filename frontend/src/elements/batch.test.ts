import { afterEach, expect, test, vi } from "vitest";
import { Batch, told } from "./batch.ts";

class Watched extends Batch {
  reloads = 0;
  protected override reload(): void {
    this.reloads += 1;
  }
}
customElements.define("sy-batch-watched", Watched);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test("it tells how far the batch is, and loads the page at its end", async () => {
  vi.useFakeTimers();
  const answers = [
    { is_open: true, done: 100, total: 561 },
    { is_open: false, done: 561, total: 561 },
  ];
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(answers.shift()))));
  document.body.innerHTML = '<sy-batch-watched src="/batch.json"><span data-said></span><progress max="561"></progress></sy-batch-watched>';
  await vi.advanceTimersByTimeAsync(1001);
  const element = document.querySelector<Watched>("sy-batch-watched");
  expect(element?.querySelector("[data-said]")?.textContent).toBe("100 of 561");
  expect(element?.querySelector("progress")?.value).toBe(100);
  expect(element?.reloads).toBe(0);
  await vi.advanceTimersByTimeAsync(1001);
  expect(element?.reloads).toBe(1);
});

test("when all are issued, the pages are set", () => {
  expect(told({ is_open: true, done: 561, total: 561 })).toBe("Setting the pages.");
});
