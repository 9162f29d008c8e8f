import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./attendance.ts";

const PAGE = `<sy-attendance><form action="/attendance/"><input name="csrfmiddlewaretoken" value="t">
<input type="hidden" name="at-1-2021-12-14" value=""><input type="checkbox" name="at-1-2021-12-14">
<input type="number" name="at-2-2021-12-14"><b data-total>0</b><span data-status></span></form></sy-attendance>`;

function cell(type: string): HTMLInputElement {
  return document.querySelector(`[type=${type}]`)!;
}

function change(input: HTMLInputElement): void {
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function answers(status: number, body: object): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

function sent(fetched: ReturnType<typeof vi.fn>, call: number): Record<string, FormDataEntryValue> {
  const [, options] = fetched.mock.calls[call] as [string, { body: FormData }];
  return Object.fromEntries(options.body);
}

beforeEach(() => { document.body.innerHTML = PAGE; });
afterEach(() => { vi.unstubAllGlobals(); });

test("a tick is sent alone, and the day's total follows", async () => {
  const fetched = answers(200, { days: [1] });
  cell("checkbox").checked = true;
  change(cell("checkbox"));
  await vi.waitFor(() => { expect(cell("checkbox").dataset.saved).toBe("yes"); });
  expect(sent(fetched, 0)).toEqual({ csrfmiddlewaretoken: "t", "at-1-2021-12-14": "on" });
  expect(document.querySelector("[data-total]")?.textContent).toBe("1");
});

test("a tick taken away and minutes are sent as they are", async () => {
  const fetched = answers(200, { days: [1] });
  change(cell("checkbox"));
  cell("number").value = "90";
  change(cell("number"));
  await vi.waitFor(() => { expect(fetched).toHaveBeenCalledTimes(2); });
  expect(sent(fetched, 0)["at-1-2021-12-14"]).toBe("");
  expect(sent(fetched, 1)["at-2-2021-12-14"]).toBe("90");
});

test("what could not be saved says so", async () => {
  answers(500, {});
  change(cell("checkbox"));
  await vi.waitFor(() => { expect(cell("checkbox").dataset.saved).toBe("no"); });
  expect(document.querySelector("[data-status]")?.textContent).toBe("Not saved. Use the button.");
});
