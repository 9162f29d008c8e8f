import { afterEach, expect, test, vi } from "vitest";
import { Client } from "./client.ts";
import type { Session, Settings } from "./contract.ts";
import { Draft } from "./draft.ts";
import { at, program } from "./samples.ts";
import { Store } from "./store.ts";
import { travel } from "./undo.ts";
import { Writer } from "./writer.ts";

const settings = { base: "/editor/", csrf_token: "token" } as Settings;

/** A server of one session: raises the version of what it accepts, refuses what names an older one. */
class Server {
  now: Session;
  asked: { url: string; body: unknown }[] = [];
  next: { status: number; body: unknown } | undefined;
  isDown = false;

  constructor(session: Session) {
    this.now = session;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.#answer(url, init));
  }

  #answer(url: string, init: RequestInit): Promise<Response> {
    if (this.isDown) return Promise.reject(new TypeError("down"));
    const body = JSON.parse((init.body as string | undefined) ?? "{}") as {
      version: number;
      values: Partial<Session>;
    };
    this.asked.push({ url, body });
    const told = this.next;
    this.next = undefined;
    if (told) return Promise.resolve(new Response(JSON.stringify(told.body), { status: told.status }));
    if (body.version !== this.now.version)
      return Promise.resolve(
        new Response(JSON.stringify({ code: "stale_write", message: "Late.", session: this.now }), {
          status: 409,
        }),
      );
    this.now = { ...this.now, ...body.values, version: this.now.version + 1 };
    return Promise.resolve(new Response(JSON.stringify({ session: this.now, findings: [] })));
  }
}

function setUp(): { store: Store; server: Server; writer: Writer; client: Client } {
  const session = at("2021-12-14T09:00", "main", { guid: "a" });
  const store = new Store(program([session]));
  const server = new Server(session);
  const client = new Client(settings);
  return { store, server, client, writer: new Writer(store, client) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("shows a change at once, and takes it back when it is refused", async () => {
  const { store, server, writer } = setUp();
  server.next = { status: 409, body: { code: "room_taken", message: "Taken.", others: [] } };
  const write = writer.write("a", { minutes: 30 });
  await Promise.resolve();
  expect(store.sessions.get("a")?.ends_at).toBe("2021-12-14T09:30:00+08:00");
  expect(await write).toEqual({ type: "room-taken", message: "Taken.", others: [] });
  expect([store.sessions.get("a")?.minutes, store.pending]).toEqual([60, 0]);
});

test("two quick writes go one after the other, each with the version it needs", async () => {
  const { server, writer } = setUp();
  const outcomes = await Promise.all([
    writer.write("a", { minutes: 30 }),
    writer.write("a", { minutes: 45 }),
  ]);
  expect(outcomes.map(({ type }) => type)).toEqual(["saved", "saved"]);
  expect(server.now).toMatchObject({ minutes: 45, version: 3 });
});

test("a stale write leaves the newer state standing", async () => {
  const { store, server, writer } = setUp();
  server.now = { ...server.now, version: 5, title: { en: "Theirs" } };
  const outcome = await writer.write("a", { title: { en: "Mine" } });
  expect([outcome.type, store.sessions.get("a")?.title, store.sessions.get("a")?.version]).toEqual([
    "stale",
    { en: "Theirs" },
    5,
  ]);
});

test("without a line nothing is changed and the organizer is told", async () => {
  const { store, server, writer } = setUp();
  server.isDown = true;
  expect(await writer.write("a", { minutes: 30 })).toMatchObject({ type: "failed", isOffline: true });
  expect(store.sessions.get("a")?.minutes).toBe(60);
});

test("undo writes what stood before with the present version, redo writes it again", async () => {
  const { store, server, writer } = setUp();
  await writer.write("a", { minutes: 30 }, { label: "Move" });
  expect(await travel("undo", store, writer)).toEqual({ isDone: true, sentence: "Undone: Move." });
  expect(server.now).toMatchObject({ minutes: 60, version: 3 });
  expect(await travel("redo", store, writer)).toEqual({ isDone: true, sentence: "Done again: Move." });
  expect(server.now).toMatchObject({ minutes: 30, version: 4 });
});

test("undo refuses what somebody else has changed since", async () => {
  const { store, server, writer } = setUp();
  await writer.write("a", { minutes: 30 }, { label: "Move" });
  server.now = { ...server.now, version: 3 };
  store.take(server.now);
  expect((await travel("undo", store, writer)).isDone).toBe(false);
  expect(server.now.minutes).toBe(30);
});

test("a draft waits a moment, sends once, and keeps what was refused", async () => {
  vi.useFakeTimers();
  const { store, server, client, writer } = setUp();
  const draft = new Draft(
    "a",
    store,
    client,
    (guid, values, options) => writer.write(guid, values, options),
    () => "Edit",
  );
  draft.set({ title: { en: "O" } });
  draft.set({ title: { en: "Op" } });
  expect(draft.state).toBe("typing");
  await vi.advanceTimersByTimeAsync(800);
  expect([draft.state, server.asked.length, server.now.title]).toEqual(["saved", 1, { en: "Op" }]);
  server.now = { ...server.now, version: 9, title: { en: "Theirs" } };
  draft.set({ title: { en: "Ope" } });
  await vi.advanceTimersByTimeAsync(800);
  expect([draft.state, draft.value("title"), store.sessions.get("a")?.title]).toEqual([
    "error",
    { en: "Ope" },
    { en: "Theirs" },
  ]);
});

test("undoes what is still on its way", async () => {
  const { store, writer, server } = setUp();
  const move = writer.write("a", { room: "b" }, { label: "Move" });
  const undone = await travel("undo", store, writer);
  await move;
  expect(undone.isDone).toBe(true);
  expect(server.now.room).toBe("main");
});
