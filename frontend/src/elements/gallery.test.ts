import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Gallery } from "./gallery.ts";

const PAGE = `<title>Films</title><sy-gallery><div id="wall" tabindex="-1"><p role="status">2 works</p></div></sy-gallery>`;

beforeEach(() => {
  document.body.innerHTML = `<sy-gallery><div id="wall">
    <form method="get" action="http://localhost:3000/en/2021/exhibition/"><input name="q" value="reef"><input type="hidden" name="form" value=""></form>
    <a href="/en/2021/exhibition/?form=film#wall" data-step>Film</a><a href="/en/2021/exhibition/works/w001/" id="plate">A work</a></div></sy-gallery>`;
});

afterEach(() => { vi.unstubAllGlobals(); });

function gallery(): Gallery {
  return document.querySelector<Gallery>("sy-gallery")!;
}

test("a step changes the wall, the title and the address without a page load", async () => {
  const fetched = vi.fn<(address: string) => Promise<Response>>(() => Promise.resolve(new Response(PAGE)));
  vi.stubGlobal("fetch", fetched);
  document.querySelector<HTMLAnchorElement>("[data-step]")?.click();
  await vi.waitFor(() => { expect(document.querySelector("[role=status]")?.textContent).toBe("2 works"); });
  expect(fetched.mock.calls[0]?.[0]).toContain("?form=film");
  expect(document.title).toBe("Films");
  expect(gallery().hasAttribute("aria-busy")).toBe(false);
});

test("a search leaves empty fields out of the address", async () => {
  const fetched = vi.fn<(address: string) => Promise<Response>>(() => Promise.resolve(new Response(PAGE)));
  vi.stubGlobal("fetch", fetched);
  document.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await vi.waitFor(() => { expect(fetched).toHaveBeenCalled(); });
  expect(fetched.mock.calls[0]?.[0]).toBe("http://localhost:3000/en/2021/exhibition/?q=reef#wall");
});

test("other links stay links", () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  document.querySelector("#plate")?.addEventListener("click", (event) => { expect(event.defaultPrevented).toBe(false); event.preventDefault(); });
  document.querySelector("#plate")?.dispatchEvent(click);
  expect(fetched).not.toHaveBeenCalled();
});
