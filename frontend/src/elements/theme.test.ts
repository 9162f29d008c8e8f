import { expect, test } from "vitest";
import { getCookie } from "../lib/cookies.ts";
import "./theme.ts";

test("shows the choice at once, marks it everywhere and keeps it", () => {
  document.documentElement.dataset.theme = "auto";
  const buttons = `<button data-theme-choice="light">Light</button><button data-theme-choice="dark">Dark</button>`;
  document.body.innerHTML = `<sy-theme>${buttons}</sy-theme><sy-theme>${buttons}</sy-theme>`;
  document.querySelector<HTMLElement>("[data-theme-choice=dark]")!.click();
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(getCookie("theme")).toBe("dark");
  const marks = [...document.querySelectorAll("[data-theme-choice]")].map((button) =>
    button.getAttribute("aria-current"),
  );
  expect(marks).toEqual([null, "true", null, "true"]);
});
