import { afterEach, expect, test, vi } from "vitest";
import { bytes, create, get, text } from "./passkeys.ts";

class Key {
  id = "AQID";
  type = "public-key";
  rawId = bytes("AQID");
  authenticatorAttachment = "platform";
  response: object;
  constructor(response: object) { this.response = response; }
  getClientExtensionResults(): object { return { credProps: { rk: true } }; }
}
class Attestation {
  clientDataJSON = bytes("e30");
  attestationObject = bytes("-_8");
  getTransports(): string[] { return ["internal"]; }
}
class Assertion {
  clientDataJSON = bytes("e30");
  authenticatorData = bytes("AQ");
  signature = bytes("Ag");
  userHandle = bytes("MTI");
}

function browser(credentials: object): void {
  vi.stubGlobal("PublicKeyCredential", Key);
  vi.stubGlobal("AuthenticatorAttestationResponse", Attestation);
  vi.stubGlobal("AuthenticatorAssertionResponse", Assertion);
  vi.stubGlobal("navigator", { credentials });
}

afterEach(() => { vi.unstubAllGlobals(); });

test("letters and bytes are each other's", () => {
  expect(text(bytes("-_8"))).toBe("-_8");
  expect([...new Uint8Array(bytes("AQID"))]).toEqual([1, 2, 3]);
});

test("a passkey is made that opens by itself, and its answer is JSON", async () => {
  const made = vi.fn(() => Promise.resolve(new Key(new Attestation())));
  browser({ create: made });
  const publicKey = {
    challenge: "AQID", rp: { name: "BRISMIS" }, pubKeyCredParams: [],
    user: { id: "MTI", name: "a@example.org", displayName: "A" },
    excludeCredentials: [{ id: "AQ", type: "public-key" as const }],
    authenticatorSelection: { residentKey: "discouraged" as const },
  };
  const said = await create({ publicKey });
  const [[asked]] = made.mock.calls as unknown as [[{ publicKey: PublicKeyCredentialCreationOptions }]];
  expect(asked.publicKey.authenticatorSelection).toEqual({
    residentKey: "required", requireResidentKey: true, userVerification: "required",
  });
  expect(text(asked.publicKey.challenge as ArrayBuffer)).toBe("AQID");
  expect(said).toMatchObject({
    id: "AQID", rawId: "AQID", type: "public-key",
    response: { clientDataJSON: "e30", attestationObject: "-_8", transports: ["internal"] },
  });
});

test("a passkey is shown", async () => {
  browser({ get: () => Promise.resolve(new Key(new Assertion())) });
  const said = await get({ publicKey: { challenge: "AQID" } });
  expect(said).toMatchObject({ response: { authenticatorData: "AQ", signature: "Ag", userHandle: "MTI" } });
});

test("no answer is no passkey", async () => {
  browser({ get: () => Promise.resolve(null) });
  await expect(get({ publicKey: { challenge: "AQID" } })).rejects.toThrow("No passkey");
});
