import { beforeEach, expect, test } from "vitest";
import "./place.ts";

beforeEach(() => {
  document.body.innerHTML = `<sy-place><input><select><option value=""></option><option value="KE">Kenya</option>
    <option value="ZA">South Africa</option></select></sy-place>`;
});

function choose(territory: string): void {
  const detail = { id: 1, label: "Museum", territory };
  document.querySelector("input")?.dispatchEvent(new CustomEvent("sy-choose", { detail, bubbles: true }));
}

test("an institution brings its country along", () => {
  choose("KE");
  expect(document.querySelector("select")?.value).toBe("KE");
});

test("a country that was chosen stays", () => {
  choose("KE");
  choose("ZA");
  expect(document.querySelector("select")?.value).toBe("KE");
});

test("an international body brings none", () => {
  choose("");
  expect(document.querySelector("select")?.value).toBe("");
});
