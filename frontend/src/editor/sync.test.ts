import { afterEach, expect, test, vi } from "vitest";
import { Client } from "./client.ts";
import type { ServerMessage, Settings } from "./contract.ts";
import { at, program } from "./samples.ts";
import { Store } from "./store.ts";
import { Sync } from "./sync.ts";

const talk = at("2021-12-14T09:00", "main", { guid: "a", version: 2 });
// The same messages that the server's tests compare with what it sends.
const contracts = import.meta.glob<{ message: ServerMessage; expected: Record<string, unknown> }>(
  "../../../tests/contracts/editor/*.json",
  { eager: true, import: "default" },
);

function setUp(): { store: Store; sync: Sync } {
  vi.useFakeTimers();
  const store = new Store(program([talk]));
  const client = new Client({ base: "/", csrf_token: "" } as Settings);
  return { store, sync: new Sync(store, client, { socket: "/ws/" } as Settings, "7") };
}

afterEach(() => {
  vi.useRealTimers();
});

test("takes what others have written, and says who", () => {
  const { store, sync } = setUp();
  const heard: string[] = [];
  sync.onOther = (session, by) => heard.push(`${session.guid} ${by}`);
  const session = { ...talk, version: 3, minutes: 15 };
  sync.hear({ type: "events", position: "8", events: [{ type: "session.saved", session, by: "Amina" }] });
  expect([store.sessions.get("a")?.minutes, store.touched.get("a"), heard]).toEqual([
    15,
    "Amina",
    ["a Amina"],
  ]);
  vi.advanceTimersByTime(5_000);
  expect(store.touched.size).toBe(0);
});

test("an older or known state changes nothing", () => {
  const { store, sync } = setUp();
  const session = { ...talk, version: 1, minutes: 15 };
  sync.hear({ type: "events", events: [{ type: "session.saved", session, by: "Amina" }] });
  expect([store.sessions.get("a")?.minutes, store.touched.size]).toEqual([60, 0]);
});

test("what is removed is closed and let go", () => {
  const { store, sync } = setUp();
  store.opened = "a";
  store.selected.add("a");
  store.held = { guid: "a", room: "main", wall: "2021-12-14T09:00", minutes: 60 };
  sync.hear({ type: "events", events: [{ type: "session.removed", guid: "a", by: "Amina" }] });
  expect([store.sessions.size, store.opened, store.selected.size, store.held]).toEqual([0, "", 0, undefined]);
});

test.each(Object.entries(contracts))("hears %s", (_name, { message, expected }) => {
  const { store, sync } = setUp();
  sync.hear(message);
  expect(
    Object.fromEntries([...store.sessions].map(([guid, { version, room }]) => [guid, [version, room]])),
  ).toEqual(expected);
});
