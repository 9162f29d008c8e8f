// Checks what our documents are signed with: Ed25519 by the browser's own cryptography, without a network.

export interface Key {
  kid: string;
  x: string;
}

export interface Statement {
  kind: string;
  serial: string;
  edition: string;
  issued: string;
  facts: Record<string, string>;
}

const PREFIX = "symposium document 1\n";
const FILE_PREFIX = "symposium file 1\n";
const TRAILER = /\n%symposium ([0-9A-Z]+) ([0-9a-f]{8}) ([A-Za-z0-9_-]{86})\n?$/;
const TRAILER_LENGTH = 200;

/** Whether this browser can check signatures at all. */
export async function canCheck(): Promise<boolean> {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

/** The statement of `<key>.<statement>.<signature>` or of an address that ends in it; null unless one of the keys has signed it. */
export async function readProof(text: string, keys: readonly Key[]): Promise<Statement | null> {
  const [kid, statement, signature, more] = text.trim().slice(text.trim().lastIndexOf("#") + 1).split(".");
  if (kid === undefined || statement === undefined || signature === undefined || more !== undefined) return null;
  try {
    const bytes = decoded(statement);
    if (!(await isSigned(kid, decoded(signature), joined(PREFIX, bytes), keys))) return null;
    return JSON.parse(new TextDecoder().decode(bytes)) as Statement;
  } catch {
    return null;
  }
}

/** The serial of a PDF that one of the keys has signed as it is; null when a byte of it has changed, or it is none of ours. */
export async function readFile(content: Uint8Array<ArrayBuffer>, keys: readonly Key[]): Promise<string | null> {
  const tail = Math.max(0, content.length - TRAILER_LENGTH);
  const found = TRAILER.exec(latin1(content.subarray(tail)));
  if (!found) return null;
  const [, serial = "", kid = "", signature = ""] = found;
  const signed = joined(`${FILE_PREFIX}${serial}\n`, content.subarray(0, tail + found.index));
  return (await isSigned(kid, decoded(signature), signed, keys)) ? serial : null;
}

async function isSigned(
  kid: string,
  signature: Uint8Array<ArrayBuffer>,
  payload: Uint8Array<ArrayBuffer>,
  keys: readonly Key[],
): Promise<boolean> {
  const key = keys.find((one) => one.kid === kid);
  if (!key) return false;
  const imported = await crypto.subtle.importKey("raw", decoded(key.x), "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, signature, payload);
}

function decoded(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function joined(prefix: string, rest: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(prefix);
  const whole = new Uint8Array(head.length + rest.length);
  whole.set(head);
  whole.set(rest, head.length);
  return whole;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
