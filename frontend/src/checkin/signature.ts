// Ed25519 by the browser's own means, or by a small library where it has none; the library is fetched then only.
import type { Verify } from "./ticket.ts";

type Check = (payload: BufferSource, signature: BufferSource, key: BufferSource) => Promise<boolean>;

async function byBrowser(...[payload, signature, key]: Parameters<Check>): Promise<boolean> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, payload);
}

let isKnown: Promise<boolean> | undefined;

async function browserKnows(): Promise<boolean> {
  try {
    // Any 32 bytes will do: what counts is whether the name of the algorithm is known.
    await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "Ed25519" }, false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

/** Fetch what checking needs while there is a network. */
export async function prepare(): Promise<void> {
  if (!(await (isKnown ??= browserKnows()))) await import("@noble/ed25519");
}

export const verify: Verify = async (payload, signature, key) => {
  try {
    if (await (isKnown ??= browserKnows())) {
      return await byBrowser(payload.slice(), signature.slice(), key.slice());
    }
    const { verifyAsync } = await import("@noble/ed25519");
    return await verifyAsync(signature, payload, key);
  } catch {
    return false;
  }
};
