import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./combobox.ts";

const MUSEUMS = {
  results: [
    { id: 7, label: "Beijing Museum of Natural History", detail: "Beijing, China" },
    { id: 9, label: "National Museums of Kenya" },
  ],
};
const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal("fetch", (address: URL) => {
    asked.push(address.search);
    return Promise.resolve(new Response(JSON.stringify(MUSEUMS)));
  });
  document.body.innerHTML = `<sy-combobox src="/en/2021/institutions.json">
    <input id="museum"><input type="hidden" name="institution" value="3"></sy-combobox>`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const input = (): HTMLInputElement => document.querySelector("#museum")!;
const chosenId = (): string => document.querySelector<HTMLInputElement>("[type=hidden]")!.value;
const press = (key: string): boolean =>
  input().dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));

async function type(text: string): Promise<void> {
  input().value = text;
  input().dispatchEvent(new Event("input"));
  await vi.advanceTimersByTimeAsync(200);
}

test("forgets the chosen id as soon as the text changes, and asks after a pause", async () => {
  await type("mus");
  expect(chosenId()).toBe("");
  expect(asked).toEqual(["?q=mus"]);
  expect(input().ariaExpanded).toBe("true");
  expect(document.querySelector("[role=status]")!.textContent).toBe("2 suggestions");
});

test("one letter is too little to ask", async () => {
  await type("m");
  expect(asked).toEqual([]);
});

test("arrows point, Enter chooses", async () => {
  await type("mus");
  press("ArrowDown");
  press("ArrowDown");
  expect(input().getAttribute("aria-activedescendant")).toBe("museum-list-1");
  press("Enter");
  expect(input().value).toBe("National Museums of Kenya");
  expect(chosenId()).toBe("9");
  expect(input().ariaExpanded).toBe("false");
});

test("a click chooses, Escape closes and keeps what was typed", async () => {
  await type("mus");
  press("Escape");
  expect(input().value).toBe("mus");
  await type("muse");
  document.querySelector<HTMLElement>("[role=option]")!.click();
  expect(chosenId()).toBe("7");
});
