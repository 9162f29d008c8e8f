import { expect, test } from "vitest";
import { openFramesToKeyboard } from "./frames.ts";

function frame(wide: boolean): HTMLElement {
  document.body.innerHTML = `<main><h1>Devices</h1><div class="table-frame"><table></table></div></main>`;
  const element = document.querySelector<HTMLElement>(".table-frame")!;
  Object.defineProperty(element, "scrollWidth", { value: wide ? 900 : 300 });
  Object.defineProperty(element, "clientWidth", { value: 300 });
  openFramesToKeyboard();
  return element;
}

test("a frame that scrolls can be focused and says what it holds", () => {
  const element = frame(true);
  expect([element.tabIndex, element.role, element.ariaLabel]).toEqual([0, "region", "Devices"]);
});

test("one that does not scroll stays out of the way", () => {
  expect(frame(false).hasAttribute("tabindex")).toBe(false);
});
