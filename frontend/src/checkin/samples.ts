// For tests: a door, three people, a store in memory and a server that answers as told.
import { Client, LockedOut, Unreachable, type Sent } from "./client.ts";
import type { Answer, Page, PersonRow, Setup } from "./contract.ts";
import type { Held, Store, Waiting } from "./store.ts";

export const NOW = Date.UTC(2021, 11, 14, 1, 0);

const person = (id: number, name: string, state = "confirmed"): PersonRow =>
  [...([id, `CODE${id}`, name, "", "Museum", 1, 1, state, 1, []] as const)] as unknown as PersonRow;

export const PAGE: Page = {
  digest: "d",
  people: [person(1, "王玲"), person(2, "José Pérez"), person(3, "Anna Petrova", "canceled")],
};

export function setup(): Setup {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "UTC" }).format(Date.now());
  const door = { has_list: false, capacity: null, ends_at: null, days: [day] };
  return {
    edition: { id: 3, name: "2021", zone: "UTC", days: [day] },
    doors: [
      { ...door, id: 1, name: "Main entrance", kind: "entrance" },
      { ...door, id: 2, name: "Side entrance", kind: "entrance" },
      { ...door, id: 3, name: "Hall", kind: "session", capacity: 2 },
    ],
    own_doors: [1, 2, 3],
    categories: [{ id: 1, name: "Delegate", on_site: true, retired: false }],
    keys: [],
    device: { number: 1, name: "Phone" },
    devices: { "1": "Phone", "2": "Laptop" },
    setup: "s",
    people: [[0, "d"]],
    now: Date.now(),
  };
}

export function held(): Held & { setup: Setup } {
  return {
    ...{ secret: "secret", setup: setup(), position: 0, offset: 0, walkIns: 0, stuck: 0 },
    ...{ pages: new Map([[0, PAGE]]), scans: [], conflicts: [], outbox: [] },
  };
}

export class MemoryStore implements Store {
  readonly outbox = new Map<string, Waiting>();
  readonly stuck: string[] = [];
  readonly calls: string[] = [];
  position = 0;
  read(): Promise<Held> {
    return Promise.resolve({ ...held(), outbox: [...this.outbox.values()], position: this.position });
  }
  keep(): Promise<void> {
    return Promise.resolve();
  }
  keepPages(): Promise<void> {
    return Promise.resolve();
  }
  enqueue(...waiting: Waiting[]): Promise<void> {
    for (const one of waiting) this.outbox.set(one.item.guid, one);
    return Promise.resolve();
  }
  settle(answer: Parameters<Store["settle"]>[0]): Promise<void> {
    this.stuck.push(...answer.unreadable);
    this.position = answer.position;
    return this.accept([...answer.accepted, ...answer.unreadable]);
  }
  accept(guids: readonly string[]): Promise<void> {
    for (const guid of guids) this.outbox.delete(guid);
    return Promise.resolve();
  }
  forgetPeople(): Promise<void> {
    this.calls.push("forget");
    return Promise.resolve();
  }
  wipe(): Promise<void> {
    this.calls.push("wipe");
    return Promise.resolve();
  }
}

/** Answers each call by `answer`, or not at all while it is cut off. */
export class FakeServer extends Client {
  isCut = false;
  isLockedOut = false;
  readonly sent: Sent[] = [];
  answer: (sent: Sent) => Partial<Answer> = () => ({});

  constructor() {
    super("/", "secret");
  }

  override async sync(sent: Sent): Promise<Answer> {
    await Promise.resolve();
    if (this.isCut) throw new Unreachable("cut");
    this.sent.push(structuredClone(sent));
    const accepted = sent.items.map((item) => item.guid);
    if (this.isLockedOut) throw new LockedOut(accepted);
    return {
      ...{ now: Date.now(), position: this.sent.length, more: false, accepted, unreadable: [] },
      ...{ verdicts: {}, walk_ins: {}, scans: [], conflicts: [], people: [[0, "d"]], setup: "s" },
      ...this.answer(sent),
    };
  }
}
