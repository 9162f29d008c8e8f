import { expect, test } from "vitest";
import { openFramesToKeyboard, showCurrentPage } from "./frames.ts";

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

test("a row of links starts at the page that is open", () => {
  document.body.innerHTML = `<nav class="desk-nav"><ul><li><a href="#a">Desk</a></li><li><a href="#b" aria-current="page">Audit</a></li></ul></nav>`;
  const row = document.querySelector("ul")!;
  const link = document.querySelector("[aria-current]")!;
  row.getBoundingClientRect = () => new DOMRect(0, 0, 300, 40);
  link.getBoundingClientRect = () => new DOMRect(500, 0, 100, 40);
  showCurrentPage();
  expect(row.scrollLeft).toBe(400);
});

test("so does the row of tabs of a part of it", () => {
  document.body.innerHTML = `<nav class="tab-list"><a href="#a">Sessions</a><a href="#b" aria-current="page">Releases</a></nav>`;
  const row = document.querySelector("nav")!;
  const link = document.querySelector("[aria-current]")!;
  row.getBoundingClientRect = () => new DOMRect(0, 0, 300, 40);
  link.getBoundingClientRect = () => new DOMRect(500, 0, 100, 40);
  showCurrentPage();
  expect(row.scrollLeft).toBe(400);
});

test("a page without that navigation is left alone", () => {
  document.body.innerHTML = "<main></main>";
  expect(() => {
    showCurrentPage();
  }).not.toThrow();
});
