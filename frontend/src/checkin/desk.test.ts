import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ScanItem, WalkInItem } from "./contract.ts";
import { Desk, type Result } from "./desk.ts";
import { FakeServer, MemoryStore, held } from "./samples.ts";
import type { Waiting } from "./store.ts";

let server: FakeServer;
let store: MemoryStore;
let shown: Result[];
let desk: Desk;

function opened(outbox: Waiting[] = []): Desk {
  desk = new Desk(
    { ...held(), outbox },
    {
      client: server,
      store,
      verify: () => Promise.resolve(false),
      ears: { changed: () => undefined, shown: (result) => shown.push(result) },
    },
  );
  return desk;
}

const items = (): ScanItem[] =>
  server.sent.flatMap((sent) => sent.items).filter((item): item is ScanItem => item.kind === "scan");
const person = (id: number) => desk.roll.people.get(id)!;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server = new FakeServer();
  store = new MemoryStore();
  shown = [];
  opened();
});
afterEach(() => {
  desk.sync.stop();
  vi.useRealTimers();
});

it("decides alone without a network, and writes down before it shows", async () => {
  server.isCut = true;
  await desk.sync.now();
  const first = await desk.scan("code1");
  expect([first.verdict, first.offline, first.person?.name]).toEqual(["admitted", true, "王玲"]);
  expect(store.outbox.size).toBe(1);
  const again = await desk.scan("CODE 1");
  expect([again.verdict, again.earlier?.guid]).toEqual(["already_in", first.guid]);
  desk.door = 2; // all entrances lead to one place
  expect((await desk.scan("CODE1")).verdict).toBe("already_in");
  desk.act = "out";
  expect((await desk.scan("CODE1")).verdict).toBe("left");
  desk.act = "in";
  expect((await desk.scan("CODE1")).verdict).toBe("admitted");
  expect((await desk.scan("CODE3")).verdict).toBe("canceled");
  expect((await desk.scan("nobody")).verdict).toBe("unknown");
  expect((await desk.scan("SYM1AAAA")).verdict).toBe("forged");
  expect(store.outbox.size).toBe(8);
  server.isCut = false;
  await desk.sync.now();
  expect(store.outbox.size).toBe(0);
  expect(items().map((item) => item.shown)).toEqual(shown.map((result) => result.verdict));
});

it("lets the server decide who was first while there is a network", async () => {
  await desk.sync.now();
  server.answer = (sent) => ({
    verdicts: Object.fromEntries(sent.items.map((item) => [item.guid, ["already_in", 0, 1]])),
  });
  const result = await desk.scan("CODE1");
  expect([result.verdict, result.through, result.offline]).toEqual(["already_in", false, false]);
  expect(items()[0]?.decided).toBe(false);
  expect(desk.roll.count(1, desk.today).inside).toBe(0);
});

it("does not let anybody wait, and puts on record what happened when the answer comes too late", async () => {
  await desk.sync.now();
  let release: () => void = () => undefined;
  const sync = server.sync.bind(server);
  server.sync = async (sent) => {
    await new Promise<void>((resolve) => (release = resolve));
    return sync(sent);
  };
  server.answer = (sent) => ({
    verdicts: Object.fromEntries(sent.items.map((item) => [item.guid, ["already_in", 0, 1]])),
  });
  const asked = desk.scan("CODE1");
  await vi.advanceTimersByTimeAsync(1000);
  expect((await asked).verdict).toBe("admitted");
  release();
  server.sync = sync;
  await vi.advanceTimersByTimeAsync(0);
  await desk.sync.now();
  expect(shown.map((result) => [result.verdict, result.isCorrected])).toEqual([
    ["admitted", false],
    ["already_in", true],
  ]);
  const recorded = items();
  expect(recorded.map((item) => [item.decided, item.through])).toEqual([
    [false, true],
    [true, true],
  ]);
  expect(recorded[1]?.device_at).toBe(recorded[0]?.device_at);
});

it("keeps everything over a reload in the middle of a batch", async () => {
  server.isCut = true;
  await desk.sync.now();
  await desk.scan("CODE1");
  await desk.scan("CODE2");
  desk.sync.stop();
  opened([...store.outbox.values()]);
  expect(desk.sync.outbox.size).toBe(2);
  expect(desk.roll.count(1, desk.today).inside).toBe(2);
  server.isCut = false;
  await desk.sync.now();
  // Taken by the server, but the tab died before it heard so: the same is sent again.
  const sent = new Set(items().map((item) => item.guid));
  expect(sent.size).toBe(2);
});

it("undoes without forgetting", async () => {
  server.isCut = true;
  const result = await desk.scan("CODE1");
  expect(desk.roll.count(1, desk.today).inside).toBe(1);
  await desk.undo(result);
  expect(desk.roll.count(1, desk.today)).toEqual({ came: 0, left: 0, inside: 0 });
  expect((await desk.scan("CODE1")).verdict).toBe("admitted");
  expect([...store.outbox.values()].map(({ item }) => (item as ScanItem).act)).toEqual(["in", "undo", "in"]);
});

it("lets somebody in all the same, with a reason", async () => {
  server.isCut = true;
  const refused = await desk.scan("CODE3");
  await desk.override(refused, "The director says so.");
  const item = [...store.outbox.values()][1]?.item as ScanItem;
  expect([item.shown, item.through, item.note]).toEqual(["canceled", true, "The director says so."]);
});

it("registers somebody at the door, with a number of this device", async () => {
  server.isCut = true;
  await desk.sync.now();
  const given = { name: "Li Wei", institution: "Museum", category: 1, language: "zh-hans" };
  const result = await desk.walkIn(given);
  expect([result.verdict, result.person?.code]).toEqual(["admitted", "1-1"]);
  expect((await desk.choose(result.person!)).verdict).toBe("already_in");
  const [walkIn, scan] = [...store.outbox.values()].map(({ item }) => item) as [WalkInItem, ScanItem];
  expect(scan.walk_in).toBe(walkIn.guid);
  server.isCut = false;
  server.answer = () => ({
    walk_ins: { [walkIn.guid]: [77, "confirmed"] },
    scans: [[scan.guid, 1, 1, 77, "in", 1, scan.device_at, null, 1]],
  });
  await desk.sync.now();
  expect(desk.roll.count(1, desk.today).inside).toBe(1);
  expect(person(77).name).toBe("Li Wei");
  expect(desk.roll.last(77, 1, desk.today)?.act).toBe("in");
});

it("finds people by any part of what they are called", () => {
  expect(desk.roll.search("perez").map((one) => one.id)).toEqual([2]);
  expect(desk.roll.search("玲").map((one) => one.id)).toEqual([1]);
  expect(desk.roll.search("museum")).toHaveLength(3);
  expect(desk.roll.search(" ")).toEqual([]);
});

it("sends 5,000 scans in batches, each once", async () => {
  server.isCut = true;
  await desk.sync.now();
  const people = Array.from({ length: 2500 }, (_none, number) => ({ ...person(1), id: 1000 + number }));
  for (const one of [...people, ...people]) await desk.choose(one);
  expect(store.outbox.size).toBe(5000);
  server.isCut = false;
  await desk.sync.now();
  expect(server.sent.filter((sent) => sent.items.length > 0)).toHaveLength(25);
  expect(new Set(items().map((item) => item.guid)).size).toBe(5000);
  expect(store.outbox.size).toBe(0);
}, 60_000);

it("sets aside what the server cannot read", async () => {
  server.isCut = true;
  await desk.sync.now();
  const { guid } = await desk.scan("CODE1");
  server.isCut = false;
  server.answer = () => ({ accepted: [], unreadable: [guid] });
  await desk.sync.now();
  expect([desk.sync.stuck, desk.sync.outbox.size, store.stuck]).toEqual([1, 0, [guid]]);
});

it("deletes what it holds once it is locked out, and hands over first", async () => {
  server.isCut = true;
  await desk.sync.now();
  for (let number = 0; number < 250; number += 1) await desk.choose(person(1));
  server.isCut = false;
  server.isLockedOut = true;
  await desk.sync.now();
  expect(desk.sync.state).toBe("locked_out");
  expect(store.calls).toEqual(["forget", "wipe"]);
  expect(items()).toHaveLength(250);
});
