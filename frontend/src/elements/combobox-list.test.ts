import { beforeEach, expect, test } from "vitest";
import { SuggestionList, type Suggestion } from "./combobox-list.ts";

const MUSEUMS: Suggestion[] = [
  { id: 7, label: "Beijing Museum of Natural History", detail: "Beijing, China" },
  { id: 9, label: "National Museums of Kenya" },
];
let list: SuggestionList;
let input: HTMLInputElement;
let chosen: Suggestion[];

beforeEach(() => {
  document.body.innerHTML = '<input id="museum">';
  input = document.querySelector("input")!;
  chosen = [];
  list = new SuggestionList(input, (suggestion) => chosen.push(suggestion));
  document.body.append(list.element, list.status);
});

test("points around the ends", () => {
  list.show(MUSEUMS, null);
  expect([list.isOpen, list.active]).toEqual([true, undefined]);
  list.move(1);
  list.move(-1);
  expect(list.active).toBe(MUSEUMS[1]);
  list.move(1);
  expect(list.active).toBe(MUSEUMS[0]);
  expect(input.getAttribute("aria-activedescendant")).toBe("museum-list-0");
});

test("a click on a part of an option chooses it", () => {
  list.show(MUSEUMS, null);
  list.element.querySelector<HTMLElement>(".detail")!.click();
  expect(chosen).toEqual([MUSEUMS[0]]);
});

test("tells in the page's words that nothing was found", () => {
  list.show([], "No museum has this name.");
  expect([list.isOpen, input.ariaExpanded, list.status.textContent]).toEqual([
    false,
    "false",
    "No museum has this name.",
  ]);
});
