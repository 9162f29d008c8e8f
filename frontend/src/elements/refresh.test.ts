import { afterEach, expect, it, vi } from "vitest";
import { Refresh } from "./refresh.ts";

afterEach(() => {
  document.body.replaceChildren();
});

function shown(): Refresh {
  document.body.innerHTML = '<sy-refresh seconds="15"><p>1</p><input></sy-refresh>';
  return document.querySelector<Refresh>("sy-refresh")!;
}

function answers(html: string): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(html)));
}

it("takes its own part of the fresh page", async () => {
  const element = shown();
  answers("<h1>Page</h1><sy-refresh><p>2</p></sy-refresh>");
  await element.refresh();
  expect(element.textContent).toBe("2");
});

it("leaves alone whoever is typing there", async () => {
  const element = shown();
  element.querySelector("input")!.focus();
  answers("<sy-refresh><p>2</p></sy-refresh>");
  await element.refresh();
  expect(element.textContent).toBe("1");
});

it("keeps what it shows without a network", async () => {
  const element = shown();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await element.refresh();
  expect(element.textContent).toBe("1");
});
