// Reads the signed text of a badge's QR code; registration/tickets.py writes it and says what is in it.

const PREFIX = "SYM1";
const PAYLOAD_BYTES = 22;
const SIGNATURE_BYTES = 64;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MODES = ["on_site", "online"] as const;
const DAY_MILLISECONDS = 86_400_000;
/** How long a whole ticket is: a hand scanner need not press Enter. */
export const TICKET_LENGTH = PREFIX.length + Math.ceil(((PAYLOAD_BYTES + SIGNATURE_BYTES) * 8) / 5);

export interface Ticket {
  edition: number;
  registration: number;
  category: number;
  mode: (typeof MODES)[number];
  version: number;
  days: string[];
}

export type Verify = (payload: Uint8Array, signature: Uint8Array, key: Uint8Array) => Promise<boolean>;

export function looksSigned(text: string): boolean {
  return text.trim().toUpperCase().startsWith(PREFIX);
}

/** The ticket, when one of the keys (hexadecimal) has signed it; undefined for every other text. */
export async function readTicket(
  text: string,
  keys: readonly string[],
  verify: Verify,
): Promise<Ticket | undefined> {
  if (!looksSigned(text)) return undefined;
  const data = fromBase32(text.trim().toUpperCase().slice(PREFIX.length));
  if (data?.length !== PAYLOAD_BYTES + SIGNATURE_BYTES) return undefined;
  const payload = data.slice(0, PAYLOAD_BYTES);
  const signature = data.slice(PAYLOAD_BYTES);
  for (const key of keys) {
    if (await verify(payload, signature, fromHex(key))) return unpacked(payload);
  }
  return undefined;
}

function unpacked(payload: Uint8Array): Ticket | undefined {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const mode = MODES[view.getUint8(13)];
  if (view.getUint8(0) !== 1 || mode === undefined) return undefined;
  const first = view.getUint16(16);
  const mask = view.getUint32(18);
  const days: string[] = [];
  for (let bit = 0; bit < 32; bit += 1) {
    if ((mask >>> bit) & 1) days.push(new Date((first + bit) * DAY_MILLISECONDS).toISOString().slice(0, 10));
  }
  return {
    edition: view.getUint32(1),
    registration: view.getUint32(5),
    category: view.getUint32(9),
    mode,
    version: view.getUint16(14),
    days,
  };
}

function fromBase32(text: string): Uint8Array | undefined {
  const out = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return out;
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
