// The examples that pytest reads too: tests/contracts/checkin.
import { describe, expect, it } from "vitest";
import presence from "../../../tests/contracts/checkin/presence.json";
import tickets from "../../../tests/contracts/checkin/tickets.json";
import verdicts from "../../../tests/contracts/checkin/verdicts.json";
import { doubles, judge, standing, type Case, type Passage } from "./rules.ts";
import { verifyAsync } from "@noble/ed25519";
import { verify } from "./signature.ts";
import { TICKET_LENGTH, readTicket } from "./ticket.ts";

describe("who may go through", () => {
  it.each(verdicts)("$name", ({ verdict, ...facts }) => {
    expect(judge(facts as Case)).toBe(verdict);
  });
});

describe("who is inside, and who was admitted twice", () => {
  it.each(presence)("$name", (example) => {
    const passages = example.passages as Passage[];
    expect(standing(passages).map((one) => one.guid)).toEqual(example.standing);
    expect(doubles(passages).map(([one, before]) => [one.guid, before.guid])).toEqual(example.doubles);
  });
});

describe.each([
  ["by the browser's own means", verify],
  [
    "by the library",
    async (payload: Uint8Array, signature: Uint8Array, key: Uint8Array) => {
      try {
        return await verifyAsync(signature, payload, key);
      } catch {
        return false;
      }
    },
  ],
])("tickets %s", (_name, check) => {
  it.each(tickets.cases)("$name", async ({ text, says }) => {
    expect((await readTicket(text, [tickets.public_key], check)) ?? null).toEqual(says);
  });

  it("are good by an older key too, and by no key bad", async () => {
    const text = tickets.cases[0]!.text;
    expect(await readTicket(text, ["00".repeat(32), tickets.public_key], check)).toBeDefined();
    expect(await readTicket(text, [], check)).toBeUndefined();
  });
});

it("knows how long a ticket is", () => {
  expect(tickets.cases[0]!.text.length).toBe(TICKET_LENGTH);
});
