import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

vi.mock("@google/model-viewer", () => ({}));

test("the viewer gets the model, its description and the keyboard", async () => {
  await import("./model-viewer.ts");
  document.body.innerHTML = '<sy-model-viewer src="/media/a.glb" label="An ammonite"></sy-model-viewer>';
  expect(document.querySelector("[role=status]")?.textContent).toContain("being fetched");
  await vi.waitFor(() => { expect(document.querySelector("model-viewer")).not.toBeNull(); });
  const viewer = document.querySelector("model-viewer");
  expect(viewer?.getAttribute("src")).toBe("/media/a.glb");
  expect(viewer?.getAttribute("alt")).toBe("An ammonite");
  expect(viewer?.hasAttribute("camera-controls")).toBe(true);
  viewer?.dispatchEvent(new Event("load"));
  expect(document.querySelector("[role=status]")).toBeNull();
  viewer?.dispatchEvent(new Event("error"));
  expect(document.querySelector("[role=status]")?.textContent).toContain("cannot be shown");
});

test("pages allow the viewer's own style, and no other", () => {
  const template = readFileSync("node_modules/@google/model-viewer/lib/template.js", "utf8");
  const style = /<style>([^]*?)<\/style>/.exec(template)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(readFileSync("../symposium/exhibition/views/public.py", "utf8")).toContain(`'sha256-${hash}'`);
});
