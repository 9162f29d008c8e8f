import { beforeEach, expect, test } from "vitest";
import "./object.ts";

beforeEach(() => {
  document.body.innerHTML = `<sy-object><div data-view><img alt="A plate"></div>
    <template data-part="film"><video controls></video></template>
    <button type="button" data-shows="picture" aria-pressed="true">Picture</button>
    <button type="button" data-shows="film" aria-pressed="false">Play the film</button></sy-object>`;
});

function press(part: string): HTMLButtonElement {
  const button = document.querySelector<HTMLButtonElement>(`[data-shows=${part}]`);
  if (!button) throw new Error(part);
  button.click();
  return button;
}

test("a film takes the picture's place once its button is pressed, and gives it back", () => {
  expect(document.querySelector("video")).toBeNull();
  const button = press("film");
  expect(document.querySelector("[data-view] video")).not.toBeNull();
  expect(document.querySelector("[data-view] img")).toBeNull();
  expect(button.ariaPressed).toBe("true");
  press("picture");
  expect(document.querySelector("[data-view] img")?.getAttribute("alt")).toBe("A plate");
  expect(document.querySelector("[data-view] video")).toBeNull();
  expect(button.ariaPressed).toBe("false");
});

test("pressing twice does not start the film anew", () => {
  press("film");
  const film = document.querySelector("video");
  press("film");
  expect(document.querySelector("video")).toBe(film);
});
