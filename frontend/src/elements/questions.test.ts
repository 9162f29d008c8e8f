import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "../realtime/fake-socket.ts";
import type { PublicQuestion } from "../realtime/messages.ts";

const question = (id: string, votes: number): PublicQuestion => ({
  id,
  text: `<b>${id}</b>?`,
  language: "en",
  author: "",
  state: "published",
  votes,
  session: null,
  published_at: "2021-12-14T02:00:00+00:00",
  answered_at: null,
  answer: "",
  answer_text: "",
  version: 2,
  votes_version: votes,
});
const rules = { is_open: true, is_moderated: true, allows_anonymous: true, max_length: 400 };

beforeEach(async () => {
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.resetModules();
  FakeSocket.all = [];
  const data = {
    socket: "/ws/live/2021/main/",
    board_url: "/board.json",
    messages_url: "/messages/",
    csrf_token: "",
    position: "1-1",
    board: {
      stage: "2021/main",
      broadcast: { sources: [], order: [], release: 0 },
      audience: { at_least: 0 },
      questions: { rules, pinned: null, open: [question("aaa", 3), question("bbb", 1)], answered: [] },
    },
    queue: null,
    moderators_position: "",
  };
  document.body.innerHTML = `<script type="application/json" id="live-stage">${JSON.stringify(data)}</script>`;
  const registry = new Map<string, CustomElementConstructor>();
  vi.spyOn(customElements, "define").mockImplementation((name, element) => registry.set(name, element));
  await import("./questions.ts");
  vi.restoreAllMocks();
  const name = `sy-questions-${crypto.randomUUID()}`;
  const element = registry.get("sy-questions");
  if (!element) throw new Error("The element has not been defined.");
  customElements.define(name, element);
  document.body.append(document.createElement(name));
  FakeSocket.last.open();
  await settled();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
const order = (): string[] => [...document.querySelectorAll<HTMLElement>("li")].map((item) => item.dataset.id ?? "");
const vote = (id: string): HTMLButtonElement =>
  document.querySelector<HTMLButtonElement>(`li[data-id=${id}] button`)!;

test("shows text as text, the most wanted question first", () => {
  expect(order()).toEqual(["aaa", "bbb"]);
  expect(document.querySelector(".text")?.textContent).toBe("<b>aaa</b>?");
  expect(vote("aaa").ariaLabel ?? vote("aaa").getAttribute("aria-label")).toBe("Support this question, 3 votes");
});

test("a vote shows at once and settles with the acknowledgement", async () => {
  vote("bbb").click();
  await settled();
  expect(vote("bbb").getAttribute("aria-pressed")).toBe("true");
  expect(vote("bbb").querySelector(".count")?.textContent).toBe("2");
  const { id } = FakeSocket.last.commands[0]!;
  FakeSocket.last.say({ type: "done", id, result: { question: "bbb", votes: 7, votes_version: 7, on: true } });
  await settled();
  expect(vote("bbb").querySelector(".count")?.textContent).toBe("7");
  expect(order()).toEqual(["bbb", "aaa"]);
});

test("a refused vote is taken back", async () => {
  vote("bbb").click();
  await settled();
  const { id } = FakeSocket.last.commands[0]!;
  FakeSocket.last.say({ type: "error", id, code: "too_many", message: "Wait." });
  await settled();
  expect(vote("bbb").getAttribute("aria-pressed")).toBe("false");
  expect(vote("bbb").querySelector(".count")?.textContent).toBe("1");
});

test("an event changes the list", async () => {
  FakeSocket.last.say({
    type: "events",
    channel: "public",
    after: "1-1",
    position: "1-2",
    events: [{ type: "question.pinned", id: "bbb" }],
  });
  await settled();
  expect(order()).toEqual(["bbb", "aaa"]);
  expect(document.querySelector("li.pinned")?.textContent).toContain("On the big screen");
});
