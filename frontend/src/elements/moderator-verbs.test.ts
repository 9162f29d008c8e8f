import { expect, test } from "vitest";
import type { QueuedQuestion } from "../realtime/messages.ts";
import { laneOf, undoing, verbsFor } from "./moderator-verbs.ts";

const question: QueuedQuestion = {
  id: "aaa",
  text: "How old?",
  original_text: "How old?",
  language: "en",
  author: "",
  state: "pending",
  reason: "",
  answer: "",
  answer_text: "",
  is_pinned: false,
  asked_at: "2021-12-14T02:00:00+00:00",
  published_at: null,
  answered_at: null,
  version: 1,
};

test("each state has its column", () => {
  const states = ["pending", "published", "answered", "declined", "withdrawn"] as const;
  expect(states.map((state) => laneOf({ ...question, state }))).toEqual([
    "waiting",
    "published",
    "done",
    "done",
    null,
  ]);
});

test("no key means two things at once", () => {
  for (const state of ["pending", "published", "answered", "declined"] as const) {
    const keys = verbsFor({ ...question, state }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("u");
  }
});

test("what is done can be undone", () => {
  expect(undoing(question, null)).toEqual([
    { type: "edit", question: "aaa", text: "How old?" },
    { type: "requeue", question: "aaa" },
  ]);
  expect(undoing({ ...question, state: "published" }, "bbb").at(-1)).toEqual({ type: "pin", question: "bbb" });
  expect(undoing({ ...question, state: "answered", answer_text: "Old." }, null)).toEqual([
    { type: "answer", question: "aaa", text: "Old." },
  ]);
});
