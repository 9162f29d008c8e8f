import { expect, test } from "vitest";
import { reduceBoard, reduceQueue } from "./board.ts";
import type { Board, BoardEvent, ModeratorsBoard, QueueEvent } from "./messages.ts";

type Case =
  | { why: string; channel: "public"; before: Board; events: BoardEvent[]; after: Board }
  | {
      why: string;
      channel: "moderators";
      before: ModeratorsBoard;
      events: QueueEvent[];
      after: ModeratorsBoard;
    };

// The same files as tests/streaming/live/test_board.py reads.
const contracts = import.meta.glob<Case>("../../../tests/contracts/board/*.json", {
  eager: true,
  import: "default",
});

test("there are contracts", () => {
  expect(Object.keys(contracts).length).toBeGreaterThan(15);
});

for (const [name, contract] of Object.entries(contracts)) {
  test(`${name.split("/").at(-1) ?? ""}: ${contract.why}`, () => {
    if (contract.channel === "public") {
      expect(contract.events.reduce(reduceBoard, contract.before)).toEqual(contract.after);
    } else {
      const queue = contract.events.reduce(reduceQueue, contract.before.queue);
      expect({ ...contract.before, queue }).toEqual(contract.after);
    }
  });
}
