import { beforeEach, expect, test } from "vitest";
import { Tabs } from "./tabs.ts";

beforeEach(() => {
  document.documentElement.dir = "ltr";
  document.body.innerHTML = `<sy-tabs id="work" label="Work">
    <section><h2>Film</h2></section><section id="model"><h2>Model</h2></section><section><h2>Museum</h2></section></sy-tabs>`;
});

const tabs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[role=tab]")];
const shown = (): boolean[] => [...document.querySelectorAll("section")].map((panel) => !panel.hidden);

test("names its tabs after the headings and ties them to their panels", () => {
  expect(tabs().map((tab) => tab.textContent)).toEqual(["Film", "Model", "Museum"]);
  expect(tabs()[1]!.getAttribute("aria-controls")).toBe("model");
  expect(document.getElementById("model")!.getAttribute("aria-labelledby")).toBe("model-tab");
  expect(shown()).toEqual([true, false, false]);
});

test("a click and the arrow keys change the tab, around the ends", () => {
  tabs()[1]!.click();
  expect(shown()).toEqual([false, true, false]);
  const list = document.querySelector("[role=tablist]")!;
  for (const key of ["ArrowRight", "ArrowRight"]) list.dispatchEvent(new KeyboardEvent("keydown", { key }));
  expect(shown()).toEqual([true, false, false]);
  list.dispatchEvent(new KeyboardEvent("keydown", { key: "End" }));
  expect(document.activeElement).toBe(tabs()[2]);
  expect(tabs().map((tab) => tab.tabIndex)).toEqual([-1, -1, 0]);
});

test("is defined once", () => {
  expect(customElements.get("sy-tabs")).toBe(Tabs);
});
