import { beforeEach, expect, test } from "vitest";
import { markSource, showPart, tellWatching } from "./stage-parts.ts";

let stage: HTMLElement;
const current = (): (string | null)[] =>
  [...stage.querySelectorAll('[aria-current="true"]')].map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.innerHTML = `<main><nav class="stage-tabs"><a href="#questions">Questions</a><a href="#now">Now</a></nav>
    <a data-source="1">Main</a><a data-source="2">Reserve</a><p data-watching><span></span></p></main>`;
  stage = document.querySelector("main")!;
});

test("an unknown part is the first one", () => {
  showPart(stage, "#now");
  expect([stage.dataset.part, current()]).toEqual(["now", ["Now"]]);
  showPart(stage, "#elsewhere");
  expect([stage.dataset.part, current()]).toEqual(["questions", ["Questions"]]);
});

test("one source at most is marked", () => {
  markSource(stage, 2);
  expect(current()).toEqual(["Reserve"]);
  markSource(stage, undefined);
  expect(current()).toEqual([]);
});

test("a few viewers are not counted, and none are not mentioned", () => {
  const place = stage.querySelector<HTMLElement>("[data-watching]")!;
  tellWatching(stage, 4);
  expect([place.hidden, place.textContent]).toEqual([false, "A few people are watching"]);
  tellWatching(stage, 5);
  expect(place.textContent).toBe("At least 5 people are watching");
  tellWatching(stage, 0);
  expect(place.hidden).toBe(true);
});
