import { expect, test } from "vitest";
import { elements, upgrade } from "./registry.ts";

test("each module defines the tag that it stands for", async () => {
  for (const [tag, load] of Object.entries(elements)) {
    await load();
    expect(customElements.get(tag), tag).toBeDefined();
  }
});

test("fetches a module once, and only for tags on the page", async () => {
  const fetched: string[] = [];
  elements["sy-test-here"] = () => {
    fetched.push("here");
    return Promise.resolve();
  };
  elements["sy-test-absent"] = () => {
    fetched.push("absent");
    return Promise.resolve();
  };
  document.body.innerHTML = `<sy-test-here></sy-test-here><sy-test-here></sy-test-here>`;
  upgrade();
  upgrade(document.body);
  await Promise.resolve();
  expect(fetched).toEqual(["here"]);
});
