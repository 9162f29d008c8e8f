import { beforeEach, expect, test, vi } from "vitest";
import "./review.ts";

function group(name: string): string {
  const scores = [1, 2, 3, 4, 5].map((score) => `<input type=radio class=score name=${name} value=${String(score)}>`);
  return `<fieldset>${scores.join("")}</fieldset>`;
}

beforeEach(() => {
  document.body.innerHTML = `<sy-review><form>${group("first")}${group("second")}<textarea></textarea>
    <button class="button primary" name="submit">Submit</button></form></sy-review>`;
});

function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

function checked(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>(":checked")].map((input) => input.name + input.value);
}

test("a digit chooses a score and leads to the next criterion", () => {
  const first = document.querySelector("[name=first]")!;
  press(first, "4");
  expect(checked()).toEqual(["first4"]);
  expect((document.activeElement as HTMLInputElement).name).toBe("second");
});

test("digits beyond the scale and in comments choose nothing", () => {
  press(document.querySelector("[name=first]")!, "9");
  press(document.querySelector("textarea") as Element, "4");
  expect(checked()).toEqual([]);
});

test("Ctrl and Enter submit", () => {
  const sent = vi.fn((event: SubmitEvent) => { event.preventDefault(); });
  const form = document.querySelector("form")!;
  form.addEventListener("submit", sent);
  press(document.querySelector("textarea") as Element, "Enter", { ctrlKey: true });
  expect(sent).toHaveBeenCalledTimes(1);
  expect((sent.mock.calls[0]?.[0].submitter as HTMLButtonElement).name).toBe("submit");
});
