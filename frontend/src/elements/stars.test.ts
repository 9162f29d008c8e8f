import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "./stars.ts";

const session = (guid: string): string => `
  <div class="timetable-section"><div class="slot">
    <article class="session" data-guid="${guid}">
      <button class="star" form="stars" formaction="/star/${guid}/" name="starred" value="1" aria-pressed="false"
        data-star="${guid}"></button>
    </article>
  </div></div>`;
const FORM = `<form id="stars" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="token"></form>`;

const button = (guid: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`[data-star="${guid}"]`);
  if (!found) throw new Error(guid);
  return found;
};
const pressed = (...guids: string[]): (string | null)[] =>
  guids.map((guid) => button(guid).getAttribute("aria-pressed"));

const send = (guid: string): void => {
  const submit = new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: button(guid) });
  button(guid).form?.dispatchEvent(submit);
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("sy-stars", () => {
  beforeEach(() => {
    localStorage.clear();
  });
  afterEach(() => {
    document.body.innerHTML = "";
    vi.unstubAllGlobals();
  });

  it("keeps stars on the device when there is no account", () => {
    document.body.innerHTML = `<sy-stars edition="2021">${FORM}${session("a")}${session("b")}</sy-stars>`;
    send("a");
    expect(button("a").getAttribute("aria-pressed")).toBe("true");
    expect(localStorage.getItem("stars:2021")).toBe('["a"]');
    send("a");
    expect(button("a").getAttribute("aria-pressed")).toBe("false");
    expect(localStorage.getItem("stars:2021")).toBeNull();
  });

  it("shows what the device has kept, and nothing else when asked", () => {
    localStorage.setItem("stars:2021", '["b"]');
    document.body.innerHTML = `<sy-stars edition="2021" only>${FORM}${session("a")}${session("b")}
      <div data-no-stars hidden></div></sy-stars>`;
    const hidden = [...document.querySelectorAll<HTMLElement>(".timetable-section")].map((e) => e.hidden);
    expect(hidden).toEqual([true, false]);
    expect(document.querySelector<HTMLElement>("[data-no-stars]")?.hidden).toBe(true);
  });

  it("says so when nothing has a star", () => {
    localStorage.setItem("stars:2021", "not JSON");
    document.body.innerHTML = `<sy-stars edition="2021" only>${FORM}${session("a")}<div data-no-stars hidden></div></sy-stars>`;
    expect(document.querySelector<HTMLElement>("[data-no-stars]")?.hidden).toBe(false);
  });

  it("sends a star to the account, and takes it back when that fails", async () => {
    const calls: [string, string][] = [];
    vi.stubGlobal("fetch", (address: string, options: { body: FormData }) => {
      calls.push([new URL(address, "http://localhost").pathname, options.body.get("starred") as string]);
      return Promise.resolve(new Response("{}", { status: calls.length === 1 ? 200 : 500 }));
    });
    document.body.innerHTML = `<sy-stars edition="2021" account="/merge/">${FORM}${session("a")}</sy-stars>`;
    send("a");
    await settle();
    expect(button("a").getAttribute("aria-pressed")).toBe("true");
    send("a");
    await settle();
    expect(button("a").getAttribute("aria-pressed")).toBe("true");
    expect(calls).toEqual([
      ["/star/a/", "1"],
      ["/star/a/", ""],
    ]);
  });

  it("brings the device's stars to the account once", async () => {
    localStorage.setItem("stars:2021", '["a"]');
    const bodies: string[] = [];
    vi.stubGlobal("fetch", (_address: string, options: { body: URLSearchParams }) => {
      bodies.push(options.body.toString());
      return Promise.resolve(Response.json({ stars: ["a", "b"] }));
    });
    document.body.innerHTML = `<sy-stars edition="2021" account="/merge/" starred="b">${FORM}${session("a")}${session("b")}</sy-stars>`;
    await settle();
    expect(bodies).toEqual(["guids=a"]);
    expect(localStorage.getItem("stars:2021")).toBeNull();
    expect(pressed("a", "b")).toEqual(["true", "true"]);
  });

  it("says which sessions of the own list overlap, and no longer once one is gone", async () => {
    const slots = { a: [0, 60, "Opening", "/a/"], b: [30, 90, "Forum", "/b/"], c: [60, 70, "Tea", "/c/"] };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(slots)));
    localStorage.setItem("stars:2021", '["a","c"]');
    document.body.innerHTML = `<sy-stars edition="2021" slots="/slots.json">${FORM}${session("a")}${session("b")}</sy-stars>`;
    await settle();
    expect(document.querySelector(".clash")).toBeNull();
    send("b");
    await settle();
    const words = [...document.querySelectorAll(".clash")].map((clash) => clash.textContent);
    expect(words).toEqual(["Overlaps “Forum” on your list", "Overlaps “Opening” on your list"]);
    send("b");
    await settle();
    expect(document.querySelector(".clash")).toBeNull();
  });

  it("takes over what another tab has set", () => {
    document.body.innerHTML = `<sy-stars edition="2021">${FORM}${session("a")}</sy-stars>`;
    localStorage.setItem("stars:2021", '["a"]');
    dispatchEvent(new StorageEvent("storage", { key: "stars:2021" }));
    expect(pressed("a")).toEqual(["true"]);
  });
});
