import { expect, test } from "vitest";
import { offer } from "./frame.ts";

test("names the place, and loads it only after a click, in a sandbox", () => {
  const source = {
    id: 7,
    kind: "frame" as const,
    src: "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
    title: "YouTube",
    label: "",
    languages: [],
  };
  document.body.replaceChildren(offer(source, "Main hall"));
  expect(document.querySelector("iframe")).toBeNull();
  expect(document.body.textContent).toContain("YouTube learns your address");
  document.querySelector("button")!.click();
  const frame = document.querySelector("iframe")!;
  expect(frame.src).toBe(source.src);
  expect(frame.title).toBe("Main hall · YouTube");
  expect(frame.getAttribute("referrerpolicy")).toBe("strict-origin-when-cross-origin");
  expect(frame.getAttribute("sandbox")).toBe(
    "allow-scripts allow-same-origin allow-presentation allow-popups",
  );
});
