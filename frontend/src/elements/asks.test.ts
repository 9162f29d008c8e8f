import { beforeEach, expect, test } from "vitest";
import "./asks.ts";

function question(slug: string, inside: string, more = ""): string {
  return `<div class="asked" data-question="${slug}" ${more}><span class="optional">(optional)</span>${inside}</div>`;
}

beforeEach(() => {
  document.body.innerHTML = `<form>
    <input type="radio" name="category" value="delegate" checked><input type="radio" name="category" value="press">
    <button name="step" value="category"></button>
    <input type="radio" name="mode" value="on_site" checked><input type="radio" name="mode" value="online">
    <sy-asks><fieldset data-asked>
      ${question("visa", '<input type="radio" name="q-visa" value="yes"><input type="radio" name="q-visa" value="no">', 'data-kind="choice" data-categories="delegate press" data-required-in="press" data-mode="on_site"')}
      ${question("born", '<input name="q-born">', 'data-kind="text" data-categories="delegate press" data-required-in="" data-depends-on="visa" data-keys="yes"')}
      ${question("paper", '<input name="q-paper">', 'data-kind="text" data-categories="press" data-required-in="press"')}
      ${question("photo", '<input type="checkbox" name="q-photo">', 'data-kind="consent" data-categories="delegate"')}
      ${question("why", '<input name="q-why">', 'data-kind="text" data-categories="delegate" data-depends-on="photo" data-keys="no"')}
    </fieldset></sy-asks></form>`;
});

function shown(): string[] {
  return [...document.querySelectorAll<HTMLElement>("[data-question]:not([hidden])")].map(
    (one) => one.dataset.question ?? "",
  );
}

function choose(selector: string): void {
  const input = document.querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error(selector);
  input.checked = input.type === "radio" || !input.checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

test("a question shows for its category, its mode and the answers that bring it up", () => {
  expect(shown()).toEqual(["visa", "photo", "why"]);
  choose('[name="q-visa"][value="yes"]');
  expect(shown()).toEqual(["visa", "born", "photo", "why"]);
  choose('[name="category"][value="press"]');
  expect(shown()).toEqual(["visa", "born", "paper"]);
  choose('[name="mode"][value="online"]');
  expect(shown()).toEqual(["paper"]);
});

test("an agreement decides by yes and no", () => {
  choose('[name="q-photo"]');
  expect(shown()).toEqual(["visa", "photo"]);
});

test("what is hidden is not sent", () => {
  expect(document.querySelector<HTMLInputElement>('[name="q-born"]')?.disabled).toBe(true);
  choose('[name="q-visa"][value="yes"]');
  expect(document.querySelector<HTMLInputElement>('[name="q-born"]')?.disabled).toBe(false);
});

test("whether a question may be left open follows the category", () => {
  const mark = document.querySelector<HTMLElement>('[data-question="visa"] .optional');
  expect(mark?.hidden).toBe(false);
  choose('[name="category"][value="press"]');
  expect(mark?.hidden).toBe(true);
});

test("Enter sends the form: the button of those without scripts is gone", () => {
  expect(document.querySelector('button[name="step"]')).toBeNull();
});

test("a category without questions shows no heading", () => {
  choose('[name="category"][value="press"]');
  document.querySelector('[data-question="paper"]')?.remove();
  choose('[name="mode"][value="online"]');
  expect(document.querySelector<HTMLElement>("[data-asked]")?.hidden).toBe(true);
});
