import { afterEach, expect, test, vi } from "vitest";
import "./copy.ts";

afterEach(() => { vi.unstubAllGlobals(); });

test("the text is copied in one line", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  document.body.innerHTML = "<sy-copy><p data-copied>A museum.\n   <cite>A work</cite>.</p><button type=button>Copy</button></sy-copy>";
  document.querySelector("button")?.click();
  await vi.waitFor(() => { expect(writeText).toHaveBeenCalledWith("A museum. A work."); });
});
