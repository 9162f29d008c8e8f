import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "./fake-socket.ts";
import { LiveStage, type Settings } from "./live.ts";
import type { Board, PublicQuestion } from "./messages.ts";

const board: Board = {
  stage: "2021/main",
  broadcast: { sources: [], order: [], release: 1 },
  questions: {
    rules: { is_open: true, is_moderated: true, allows_anonymous: true, max_length: 400 },
    pinned: null,
    open: [],
    answered: [],
  },
  audience: { at_least: 0 },
};
const question: PublicQuestion = {
  id: "aaa",
  text: "How old?",
  language: "en",
  author: "",
  state: "published",
  votes: 0,
  session: null,
  published_at: "2021-12-14T02:00:00+00:00",
  answered_at: null,
  answer: "",
  answer_text: "",
  version: 2,
  votes_version: 0,
};
const settings: Settings = {
  socket: "/ws/live/2021/main/",
  board_url: "/en/2021/live/main/board.json",
  messages_url: "/en/2021/live/main/messages/",
  csrf_token: "token",
  position: "1-5",
  board,
  queue: null,
  moderators_position: "",
};
const published = { type: "question.published", question };
let stage: LiveStage;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  stage = new LiveStage(settings).start();
});

afterEach(() => {
  stage.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const events = (after: string, position: string): object => ({
  type: "events",
  channel: "public",
  after,
  position,
  events: [published],
});

test("begins with the page's board and names its position", () => {
  expect(stage.board).toBe(board);
  expect(new URL(FakeSocket.last.url).searchParams.get("after")).toBe("1-5");
  expect(stage.status).toBe("connecting");
  FakeSocket.last.open();
  expect(stage.status).toBe("live");
});

test("follows events and tells its listeners", () => {
  const listener = vi.fn();
  stage.subscribe(listener);
  FakeSocket.last.open();
  FakeSocket.last.say(events("1-5", "1-6"));
  expect(stage.board.questions.open).toEqual([question]);
  expect(listener).toHaveBeenCalledTimes(2);
});

test("resumes after a lost connection from where it was", async () => {
  FakeSocket.last.open();
  FakeSocket.last.say(events("1-5", "1-6"));
  FakeSocket.last.close();
  expect(stage.status).toBe("connecting");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(new URL(FakeSocket.last.url).searchParams.get("after")).toBe("1-6");
});

test("asks for the whole board when something is missing in between", () => {
  FakeSocket.last.open();
  FakeSocket.last.say(events("1-7", "1-8"));
  expect(FakeSocket.all.length).toBe(2);
  expect(new URL(FakeSocket.last.url).searchParams.get("after")).toBe("");
  expect(stage.board).toBe(board);
});

test("says a command again after a lost connection, with the same id, until it is acknowledged", async () => {
  FakeSocket.last.open();
  const answer = stage.send({ type: "upvote", question: "aaa", on: true });
  const [first] = FakeSocket.last.commands;
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(1_000);
  FakeSocket.last.open();
  expect(FakeSocket.last.commands).toEqual([first]);
  FakeSocket.last.say({ type: "done", id: first!.id, result: { votes: 1 } });
  await expect(answer).resolves.toEqual({ votes: 1 });
});

test("a refusal carries its code and words", async () => {
  FakeSocket.last.open();
  const answer = stage.send({ type: "ask", text: "?" });
  const id = FakeSocket.last.commands[0]!.id;
  FakeSocket.last.say({ type: "error", id, code: "questions_closed", message: "Closed." });
  await expect(answer).rejects.toMatchObject({ code: "questions_closed", message: "Closed." });
});

test("polls and posts when the socket does not open", async () => {
  const polled = { position: "1-9", board: { ...board, audience: { at_least: 50 } } };
  const fetched = vi.fn((address: string, options?: RequestInit) => {
    const body =
      address === settings.messages_url
        ? { type: "done", id: (JSON.parse(options?.body as string) as { id: string }).id, result: { votes: 2 } }
        : polled;
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  vi.stubGlobal("fetch", fetched);
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(stage.status).toBe("polling");
  expect(stage.board.audience).toEqual({ at_least: 50 });
  await expect(stage.send({ type: "upvote", question: "aaa", on: true })).resolves.toEqual({ votes: 2 });
  FakeSocket.last.open();
  expect(stage.status).toBe("live");
});

test("without any network it says so and goes on trying", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(stage.status).toBe("offline");
});

test("gives a silent connection up", async () => {
  FakeSocket.last.open();
  const first = FakeSocket.last;
  await vi.advanceTimersByTimeAsync(41_000);
  expect(first.readyState).toBe(FakeSocket.CLOSED);
});
