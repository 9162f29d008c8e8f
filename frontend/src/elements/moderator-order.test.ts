import { expect, test } from "vitest";
import type { PublicQuestion, QueuedQuestion } from "../realtime/messages.ts";
import { placeAfter, questionsIn, type Place } from "./moderator-order.ts";

const question = (id: string, state: QueuedQuestion["state"], at = "2021-12-14T01:00:00Z"): QueuedQuestion =>
  ({ id, state, asked_at: at, answered_at: null }) as QueuedQuestion;
const ids = (questions: QueuedQuestion[]): string[] => questions.map(({ id }) => id);

test("each column has its own order", () => {
  const queue = [
    question("a", "pending"),
    question("b", "published"),
    question("c", "published"),
    question("d", "pending"),
    question("e", "declined", "2021-12-14T01:05:00Z"),
    { ...question("f", "answered"), answered_at: "2021-12-14T01:10:00Z" },
    question("g", "withdrawn"),
  ];
  const open = [{ id: "c" }, { id: "b" }] as PublicQuestion[];
  expect(ids(questionsIn("waiting", queue, open))).toEqual(["a", "d"]);
  expect(ids(questionsIn("published", queue, open))).toEqual(["c", "b"]);
  expect(ids(questionsIn("done", queue, open))).toEqual(["f", "e"]);
});

test("keys move within the columns and never beyond them", () => {
  const lengths = { waiting: 3, published: 1, done: 0 };
  const after = (key: string, from: Place, isRightToLeft = false): Place | null =>
    placeAfter(key, from, isRightToLeft, (lane) => lengths[lane]);
  const last: Place = { lane: "waiting", index: 2 };
  expect(after("ArrowDown", last)).toEqual(last);
  expect(after("k", last)).toEqual({ lane: "waiting", index: 1 });
  expect(after("ArrowRight", last)).toEqual({ lane: "published", index: 0 });
  expect(after("ArrowLeft", last)).toEqual(last);
  expect(after("ArrowLeft", last, true)).toEqual({ lane: "published", index: 0 });
  expect(after("l", { lane: "done", index: 0 })).toEqual({ lane: "done", index: 0 });
  expect(after("p", last)).toBeNull();
});
