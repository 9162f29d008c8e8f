import { expect, test } from "vitest";
import { History, type Step } from "./history.ts";
import { session } from "./samples.ts";

const step = (guid: string): Step => ({
  type: "edit",
  label: "Move",
  changes: [{ guid, before: { minutes: 60 }, after: { minutes: 30 } }],
});

test("undoes in turn, redoes in turn, and a new step ends redoing", () => {
  const history = new History();
  history.did(step("a"));
  history.did(step("b"));
  const last = history.takeUndo()!;
  history.undid(last);
  expect([history.canUndo, history.canRedo]).toEqual([true, true]);
  expect(history.takeRedo()).toEqual(step("b"));
  history.undid(last);
  history.did(step("c"));
  expect(history.canRedo).toBe(false);
  expect(history.takeUndo()).toEqual(step("c"));
});

test("a step is stale once somebody else has written", () => {
  const history = new History();
  history.wrote(session({ guid: "a", version: 2 }));
  const mine = new Map([["a", session({ guid: "a", version: 2 })]]);
  const theirs = new Map([["a", session({ guid: "a", version: 3 })]]);
  expect([
    history.stale(step("a"), mine),
    history.stale(step("a"), theirs),
    history.stale(step("a"), new Map()),
  ]).toEqual([[], ["a"], ["a"]]);
});

test("our own later writes do not make a step stale", () => {
  const history = new History();
  history.wrote(session({ guid: "a", version: 2 }));
  history.wrote(session({ guid: "a", version: 3 }));
  expect(history.stale(step("a"), new Map([["a", session({ guid: "a", version: 3 })]]))).toEqual([]);
});
