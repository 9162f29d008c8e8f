// Brings what was recorded to the server and what happened elsewhere to the device: at once, and every few seconds.
import type { Clock } from "./clock.ts";
import { type Client, LockedOut, NotPaired, Unreachable } from "./client.ts";
import type { Answer, Item, Page, Setup } from "./contract.ts";
import type { Store, Waiting } from "./store.ts";

export type SyncState = "starting" | "online" | "offline" | "locked_out" | "not_paired";

const EVERY_MILLISECONDS = 3000;
const HIDDEN_FACTOR = 5;
const LONGEST_MILLISECONDS = 20_000;
const MOST_ITEMS = 200;

export interface Ears {
  /** An answer was taken; `sent` is what it was about. */
  answered(answer: Answer, sent: readonly Waiting[]): void | Promise<void>;
  setUp(setup: Setup): void;
  pages(pages: Map<number, Page>, gone: readonly number[]): void;
  changed(): void;
}

export class Sync {
  state: SyncState = "starting";
  position: number;
  readonly outbox = new Map<string, Waiting>();
  stuck: number;
  #digests: Map<number, string>;
  #setup: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  #isStopped = false;
  readonly #client: Client;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #ears: Ears;

  constructor(
    client: Client,
    store: Store,
    clock: Clock,
    ears: Ears,
    held: { position: number; outbox: Waiting[]; stuck: number; pages: Map<number, Page>; setup?: string },
  ) {
    this.#client = client;
    this.#store = store;
    this.#clock = clock;
    this.#ears = ears;
    this.position = held.position;
    this.stuck = held.stuck;
    this.#setup = held.setup ?? "";
    this.#digests = new Map([...held.pages].map(([number, page]) => [number, page.digest]));
    for (const waiting of held.outbox) this.outbox.set(waiting.item.guid, waiting);
  }

  /** Write down first, then send. */
  async add(...waiting: Waiting[]): Promise<void> {
    for (const one of waiting) this.outbox.set(one.item.guid, one);
    await this.#store.enqueue(...waiting);
    this.#ears.changed();
  }

  start(): void {
    void this.now();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** One round at a time; whoever calls meanwhile waits for one that begins later. */
  async now(): Promise<void> {
    if (this.#running) await this.#running;
    if (this.#isStopped) return;
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
      this.#plan();
    });
    await this.#running;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped || this.state === "not_paired" || this.state === "locked_out") return;
    const usual = EVERY_MILLISECONDS * (document.hidden ? HIDDEN_FACTOR : 1);
    const wait = Math.min(LONGEST_MILLISECONDS, usual * 2 ** Math.min(this.#failures, 3));
    this.#timer = setTimeout(() => void this.now(), wait * (0.75 + Math.random() / 2));
  }

  async #round(): Promise<void> {
    try {
      let more = true;
      while (more) more = await this.#exchange();
      this.#failures = 0;
      this.#enter("online");
    } catch (reason) {
      if (reason instanceof LockedOut) await this.#lockedOut(reason);
      else if (reason instanceof NotPaired) this.#enter("not_paired");
      else {
        this.#failures += 1;
        this.#enter("offline");
        if (!(reason instanceof Unreachable)) console.error("Synchronizing failed", reason);
      }
    }
  }

  async #exchange(): Promise<boolean> {
    const sent = [...this.outbox.values()].slice(0, MOST_ITEMS);
    const tick = performance.now();
    const answer = await this.#client.sync({
      sent_at: Date.now(),
      since: this.position,
      waiting: this.outbox.size,
      items: sent.map((one) => one.item),
    });
    this.#clock.measure(answer.now, tick);
    // First what an answer leads to, then let go of what was sent: a tab that dies between sends it again.
    await this.#ears.answered(answer, sent);
    await this.#store.settle(answer);
    this.position = answer.position;
    this.#release(answer);
    await this.#store.keep("offset", this.#clock.offset);
    await this.#refresh(answer);
    const wasTaken = answer.accepted.length + answer.unreadable.length > 0;
    return answer.more || (this.outbox.size > 0 && wasTaken);
  }

  #release({ accepted, unreadable }: { accepted: string[]; unreadable: string[] }): void {
    for (const guid of [...accepted, ...unreadable]) this.outbox.delete(guid);
    this.stuck += unreadable.length;
    this.#ears.changed();
  }

  /** Fetch setup and pages of people that have changed. */
  async #refresh(answer: Pick<Answer, "setup" | "people">): Promise<void> {
    if (answer.setup !== this.#setup) {
      const setup = await this.#client.data();
      await this.#store.keep("setup", setup);
      this.#setup = setup.setup;
      this.#ears.setUp(setup);
    }
    const fresh = new Map<number, Page>();
    for (const [number, digest] of answer.people) {
      if (this.#digests.get(number) !== digest) fresh.set(number, await this.#client.people(number));
    }
    const present = new Set(answer.people.map(([number]) => number));
    const gone = [...this.#digests.keys()].filter((number) => !present.has(number));
    if (fresh.size + gone.length === 0) return;
    await this.#store.keepPages(fresh, gone);
    for (const [number, page] of fresh) this.#digests.set(number, page.digest);
    for (const number of gone) this.#digests.delete(number);
    this.#ears.pages(fresh, gone);
  }

  /** Names go at once; what was recorded is handed over, batch by batch, before the rest goes too. */
  async #lockedOut(reason: LockedOut): Promise<void> {
    this.#enter("locked_out");
    await this.#store.forgetPeople();
    let accepted = reason.accepted;
    for (;;) {
      await this.#store.accept(accepted);
      for (const guid of accepted) this.outbox.delete(guid);
      if (accepted.length === 0 || this.outbox.size === 0) break;
      accepted = await this.#handOver();
    }
    await this.#store.wipe();
    this.#ears.changed();
  }

  async #handOver(): Promise<string[]> {
    const items: Item[] = [...this.outbox.values()].slice(0, MOST_ITEMS).map((one) => one.item);
    try {
      await this.#client.sync({ sent_at: Date.now(), since: 0, waiting: items.length, items });
    } catch (reason) {
      if (reason instanceof LockedOut) return reason.accepted;
    }
    return [];
  }

  #enter(state: SyncState): void {
    this.state = state;
    this.#ears.changed();
  }
}
