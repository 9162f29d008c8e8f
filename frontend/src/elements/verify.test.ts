import { afterEach, expect, test, vi } from "vitest";
import * as signed from "../lib/signed.ts";
import "./verify.ts";

vi.mock("../lib/signed.ts");

const PAGE = `
  <script type="application/json" id="document-keys">{"keys": [{"kid": "a", "x": "b"}]}</script>
  <script type="application/json" id="document-facts">{"name": "Name", "place": "Place"}</script>
  <script type="application/json" id="document-kinds">{"certificate": "Certificate"}</script>
  <sy-verify hidden><textarea></textarea><input type="file"><div data-result></div></sy-verify>`;
const STATEMENT = { kind: "certificate", serial: "ABCDEFGHJKMN", edition: "2021", issued: "2021-12-16", facts: { name: "<b>Amina</b>" } };

function shown(): string {
  return document.querySelector("[data-result]")?.textContent ?? "";
}

async function type(text: string): Promise<void> {
  const field = document.querySelector("textarea");
  if (!field) throw new Error("no field");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await vi.waitFor(() => { expect(vi.mocked(signed.readProof)).toHaveBeenCalled(); });
  await Promise.resolve();
}

afterEach(() => {
  location.hash = "";
  document.body.replaceChildren();
  vi.resetAllMocks();
});

test("a scanned address is checked at once, and names stay text", async () => {
  vi.mocked(signed.canCheck).mockResolvedValue(true);
  vi.mocked(signed.readProof).mockResolvedValue(STATEMENT);
  location.hash = "#a.b.c";
  document.body.innerHTML = PAGE;
  await vi.waitFor(() => { expect(shown()).toContain("Genuine"); });
  expect(shown()).toContain("<b>Amina</b>");
  expect(shown()).toContain("Certificate");
  expect(document.querySelector("[data-result] b")).toBeNull();
  expect(document.querySelector("sy-verify")?.hasAttribute("hidden")).toBe(false);
});

test("a forgery is called one", async () => {
  vi.mocked(signed.canCheck).mockResolvedValue(true);
  vi.mocked(signed.readProof).mockResolvedValue(null);
  document.body.innerHTML = PAGE;
  await Promise.resolve();
  await type("a.b.c");
  await vi.waitFor(() => { expect(shown()).toContain("Not genuine"); });
});

test("a browser that cannot check hides it", async () => {
  vi.mocked(signed.canCheck).mockResolvedValue(false);
  document.body.innerHTML = PAGE;
  await Promise.resolve();
  expect(document.querySelector("sy-verify")?.hasAttribute("hidden")).toBe(true);
});
