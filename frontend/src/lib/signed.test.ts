import { beforeAll, expect, test } from "vitest";
import { canCheck, readFile, readProof, type Key } from "./signed.ts";

const encoder = new TextEncoder();
const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString("base64url");
const STATED = { kind: "certificate", serial: "ABCDEFGHJKMN", edition: "2021", issued: "2021-12-16", facts: { name: "محمد" } };

let keys: Key[];
let sign: (payload: string | Uint8Array<ArrayBuffer>) => Promise<string>;
let proof: string;

beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]));
  keys = [{ kid: "0a1b2c3d", x: base64(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) }];
  sign = async (payload) => {
    const bytes = typeof payload === "string" ? encoder.encode(payload) : payload;
    return base64(new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, bytes)));
  };
  const statement = JSON.stringify(STATED);
  proof = `0a1b2c3d.${base64(encoder.encode(statement))}.${await sign(`symposium document 1\n${statement}`)}`;
});

test("what was signed is read, from the bare proof or its address", async () => {
  expect(await canCheck()).toBe(true);
  expect(await readProof(proof, keys)).toEqual(STATED);
  expect(await readProof(` https://example.org/en/2021/verify/ABCD/#${proof} `, keys)).toEqual(STATED);
});

test("what was changed, or signed by nobody we know, is not", async () => {
  const [kid = "", , signature = ""] = proof.split(".");
  const forged = base64(encoder.encode(JSON.stringify({ ...STATED, facts: { name: "Other" } })));
  for (const text of [`${kid}.${forged}.${signature}`, proof.replace(kid, "ffffffff"), proof.slice(0, -4), "a.b.c", "", `${proof}.d`]) {
    expect(await readProof(text, keys)).toBeNull();
  }
});

test("a file is ours to the last byte, or not at all", async () => {
  const pdf = Uint8Array.from({ length: 900 }, (_, at) => at % 256);
  const payload = Uint8Array.from([...encoder.encode("symposium file 1\nABCDEFGHJKMN\n"), ...pdf]);
  const trailer = encoder.encode(`\n%symposium ABCDEFGHJKMN 0a1b2c3d ${await sign(payload)}\n`);
  const file = Uint8Array.from([...pdf, ...trailer]);
  expect(await readFile(file, keys)).toBe("ABCDEFGHJKMN");
  for (const place of [0, 450, 899]) {
    const forged = Uint8Array.from(file, (byte, at) => (at === place ? byte ^ 1 : byte));
    expect(await readFile(forged, keys)).toBeNull();
  }
  expect(await readFile(pdf, keys)).toBeNull();
  expect(await readFile(new Uint8Array(), keys)).toBeNull();
});
