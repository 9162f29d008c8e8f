import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./autosave.ts";

const PAGE = `<sy-autosave active><form><input name="version" value="1"><input name="title_en">
<button>Save</button><span data-status></span></form></sy-autosave>`;

function field(): HTMLInputElement {
  return document.querySelector("[name=title_en]")!;
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

function said(): string {
  return document.querySelector("[data-status]")?.textContent ?? "";
}

function answers(...list: [number, object][]): ReturnType<typeof vi.fn> {
  const fetched = vi.fn();
  for (const [status, body] of list) {
    fetched.mockImplementationOnce(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  }
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

function sent(fetched: ReturnType<typeof vi.fn>, call: number): Record<string, FormDataEntryValue> {
  const [, options] = fetched.mock.calls[call] as [string, { body: FormData }];
  return Object.fromEntries(options.body);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = PAGE;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the last words are sent once, after a pause, and the version follows", async () => {
  const fetched = answers([200, { version: 2 }], [200, { version: 3 }]);
  type("Wha");
  type("Whale");
  await vi.advanceTimersByTimeAsync(2000);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(sent(fetched, 0)).toEqual({ version: "1", title_en: "Whale" });
  expect(said()).toBe("Saved.");
  type("Whales");
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent(fetched, 1)).toEqual({ version: "2", title_en: "Whales" });
});

test("a newer state elsewhere stops it and says so", async () => {
  const fetched = answers([409, { message: "Changed elsewhere." }]);
  type("Whale");
  await vi.advanceTimersByTimeAsync(2000);
  expect(said()).toBe("Changed elsewhere.");
  type("More");
  await vi.advanceTimersByTimeAsync(5000);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("without a connection the words stay, and the next key tries again", async () => {
  const fetched = vi.fn(() => Promise.reject(new Error("offline")));
  vi.stubGlobal("fetch", fetched);
  type("Whale");
  await vi.advanceTimersByTimeAsync(2000);
  expect(said()).toBe("Not saved: there is no connection. Your words are still here.");
  type("Whales");
  await vi.advanceTimersByTimeAsync(2000);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("a proposal that is handed in waits for its button", async () => {
  document.body.innerHTML = PAGE.replace(" active", "");
  const fetched = answers();
  type("Whale");
  await vi.advanceTimersByTimeAsync(5000);
  expect(fetched).not.toHaveBeenCalled();
});
