import { beforeEach, expect, test } from "vitest";
import "./menu.ts";

beforeEach(() => {
  document.body.innerHTML = `<button id="elsewhere">x</button>
    <sy-menu><details open><summary>Language</summary><a href="/fr/">Français</a></details></sy-menu>`;
});

const details = (): HTMLDetailsElement => document.querySelector("details")!;

test("closes on Escape and gives the focus back", () => {
  details()
    .querySelector("a")!
    .dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(details().open).toBe(false);
  expect(document.activeElement).toBe(document.querySelector("summary"));
});

test("closes on a click elsewhere, not on one inside", () => {
  details().click();
  expect(details().open).toBe(true);
  document.getElementById("elsewhere")!.click();
  expect(details().open).toBe(false);
});
