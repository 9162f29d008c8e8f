import { afterEach, beforeEach, expect, test, vi } from "vitest";

const passkeys = vi.hoisted(() => ({ create: vi.fn(), get: vi.fn() }));
vi.mock("../lib/passkeys.ts", () => passkeys);
await import("./passkey.ts");

const FORM = `<form><input type=hidden name=credential><input name=name>
  <button type=submit data-passkey>Go</button></form><p role=status></p>`;
const status = () => document.querySelector("[role=status]")?.textContent;
const field = () => document.querySelector<HTMLInputElement>("[name=credential]")?.value;
let sent = 0;

function open(attributes: string, inside = ""): void {
  document.body.innerHTML = `<sy-passkey ${attributes}>${FORM}${inside}</sy-passkey>`;
  document.querySelector("form")?.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent += 1;
    event.preventDefault();
  });
}

beforeEach(() => {
  sent = 0;
  vi.stubGlobal("PublicKeyCredential", () => undefined);
});
afterEach(() => { vi.unstubAllGlobals(); vi.clearAllMocks(); });

test("what to ask comes from an address, and the answer is sent", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json({ request_options: { publicKey: {} } }))));
  passkeys.get.mockResolvedValue({ id: "abc" });
  open(`act=get options="/login/"`);
  document.querySelector("button")?.click();
  await vi.waitFor(() => { expect(sent).toBe(1); });
  expect(field()).toBe('{"id":"abc"}');
});

test("what to ask stands in the page, and the Enter key asks it too", async () => {
  passkeys.create.mockResolvedValue({ id: "new" });
  open("act=create", `<script type="application/json">{"creation_options": {"publicKey": {}}}</script>`);
  document.querySelector("form")?.requestSubmit();
  await vi.waitFor(() => { expect(sent).toBe(1); });
  expect(field()).toBe('{"id":"new"}');
});

test("a device that has one already, and a person who would rather not, are told what to do", async () => {
  open("act=create", `<script type="application/json">{"creation_options": {"publicKey": {}}}</script>`);
  passkeys.create.mockRejectedValueOnce(new DOMException("", "InvalidStateError"));
  document.querySelector("button")?.click();
  await vi.waitFor(() => { expect(status()).toBe("This device has a passkey for this account already."); });
  passkeys.create.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  document.querySelector("button")?.click();
  await vi.waitFor(() => { expect(status()).toBe("No passkey was given. Try again, or use another way."); });
  expect([field(), sent]).toEqual(["", 0]);
});

test("a browser without passkeys says so", () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  open("act=get");
  expect(status()).toBe("This browser cannot use passkeys.");
  expect(document.querySelector("button")?.disabled).toBe(true);
});
