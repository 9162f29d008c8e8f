// The check-in page at work: takes what is scanned or typed, decides, writes down, shows, and hands to the sync.
import { Clock, dayOf } from "./clock.ts";
import type { Client } from "./client.ts";
import type { Act, Answer, ScanItem, Setup, Verdict, WalkInItem } from "./contract.ts";
import { newGuid } from "./guid.ts";
import { judge, passes, type Shown } from "./rules.ts";
import { Roll, type Entry, type Person } from "./roll.ts";
import type { Held, Store, Waiting } from "./store.ts";
import { Sync } from "./sync.ts";
import { looksSigned, readTicket, type Verify } from "./ticket.ts";

/** What stands on the large card. */
export interface Result {
  guid: string;
  verdict: Verdict;
  act: Act;
  at: number;
  door: number;
  person: Person | null;
  text: string;
  /** When the person came in before, and by which door and device. */
  earlier: Entry | null;
  through: boolean;
  offline: boolean;
  /** Said by the server after this device had shown something else. */
  isCorrected: boolean;
}

interface Input {
  person: Person | null;
  shown: Shown;
  text: string;
}

export interface Ears {
  changed(): void;
  shown(result: Result): void;
}

/** So long a person may wait for the server's word; then the device decides alone. */
const ANSWER_MILLISECONDS = 900;
const MOST_RESULTS = 30;
const NOT_SHOWN: Shown = { is_forged: false, version: null, days: [] };

export class Desk {
  readonly clock: Clock;
  readonly sync: Sync;
  roll: Roll;
  door: number;
  act: Act = "in";
  results: Result[] = [];
  #walkIns: number;
  readonly #store: Store;
  readonly #verify: Verify;
  readonly #ears: Ears;
  readonly #asked = new Map<string, (verdict: Verdict | undefined) => void>();

  constructor(
    held: Held & { setup: Setup },
    { client, store, verify, ears }: { client: Client; store: Store; verify: Verify; ears: Ears },
  ) {
    this.clock = new Clock(held.offset);
    this.roll = new Roll(held.setup, held);
    this.door = this.roll.doors[0]?.id ?? 0;
    this.#walkIns = held.walkIns;
    this.#store = store;
    this.#verify = verify;
    this.#ears = ears;
    this.sync = new Sync(
      client,
      store,
      this.clock,
      {
        answered: (answer, sent) => this.#answered(answer, sent),
        setUp: (setup) => {
          this.#setUp(setup);
        },
        pages: (pages, gone) => {
          for (const number of gone) this.roll.dropPage(number);
          for (const [number, page] of pages) this.roll.takePage(number, page);
          ears.changed();
        },
        changed: () => {
          ears.changed();
        },
      },
      { ...held, setup: held.setup.setup },
    );
  }

  get today(): string {
    return dayOf(this.clock.now(), this.roll.zone);
  }

  /** A ticket or a code, from a camera, a hand scanner or a keyboard. */
  async scan(text: string): Promise<Result> {
    return this.#decide(await this.#read(text.trim()));
  }

  /** Somebody who was found by name. */
  async choose(person: Person): Promise<Result> {
    return this.#decide({ person, shown: NOT_SHOWN, text: "" });
  }

  /** Somebody who is not on the list: registered here and let in, with a number to be written on a badge. */
  async walkIn(given: Pick<WalkInItem, "name" | "institution" | "category" | "language">): Promise<Result> {
    this.#walkIns += 1;
    await this.#store.keep("walkIns", this.#walkIns);
    const number = `${this.roll.setup.device.number}-${this.#walkIns}`;
    const item: WalkInItem = { kind: "walk_in", guid: newGuid(), ...this.clock.stamp(), ...given, number };
    this.roll.takeOwn({ item });
    await this.sync.add({ item });
    const person = this.roll.personOfWalkIn(item.guid) ?? null;
    return this.#decide({ person, shown: NOT_SHOWN, text: "" });
  }

  /** Take back: as if it had not been scanned, and both stay on record. */
  async undo(result: Result): Promise<void> {
    const item = this.#item({ person: result.person, shown: NOT_SHOWN, text: "" }, "undone");
    const undo = { ...item, door: result.door, act: "undo" as const, undoes: result.guid, through: false };
    this.roll.takeItem(undo, false);
    this.#show({
      ...result,
      guid: undo.guid,
      verdict: "undone",
      act: "undo",
      at: this.clock.now(),
      through: false,
    });
    await this.sync.add({ item: undo });
    void this.sync.now();
  }

  /** Let somebody through against the rules, with the reason. */
  async override(result: Result, note: string): Promise<Result> {
    const input = { person: result.person, shown: NOT_SHOWN, text: result.person ? "" : result.text };
    const item = { ...this.#item(input, result.verdict), door: result.door, through: true, note };
    this.roll.takeItem(item, true);
    const shown = {
      ...result,
      guid: item.guid,
      verdict: "admitted" as const,
      through: true,
      at: this.clock.now(),
    };
    this.#show(shown);
    await this.sync.add({ item });
    void this.sync.now();
    return shown;
  }

  /** A badge was printed once more. */
  async printed(person: Person): Promise<void> {
    if (person.id < 0) return;
    const item = { kind: "print" as const, guid: newGuid(), ...this.clock.stamp(), registration: person.id };
    await this.sync.add({ item });
    void this.sync.now();
  }

  async #read(text: string): Promise<Input> {
    if (!looksSigned(text)) return { person: this.roll.byCode(text) ?? null, shown: NOT_SHOWN, text };
    const ticket = await readTicket(text, this.roll.setup.keys, this.#verify);
    if (!ticket) return { person: null, shown: { ...NOT_SHOWN, is_forged: true }, text };
    const isOurs = ticket.edition === this.roll.setup.edition.id;
    const shown = { is_forged: false, version: ticket.version, days: ticket.days };
    const person = isOurs ? (this.roll.people.get(ticket.registration) ?? this.#newcomer(ticket)) : null;
    return { person, shown, text };
  }

  /** Registered after the device last heard of it: the signature vouches, there is only no name yet. */
  #newcomer(ticket: { registration: number; category: number; mode: string; version: number }): Person {
    return {
      ...{ id: ticket.registration, code: "", name: "", latin: "", institution: "", words: "", walkIn: null },
      ...{ category: ticket.category, state: "confirmed", doors: [], ticket_version: ticket.version },
      is_on_site: ticket.mode === "on_site",
    };
  }

  async #decide(input: Input): Promise<Result> {
    const door = this.roll.door(this.door);
    if (!door) throw new Error("This device has no door.");
    const last = input.person ? this.roll.last(input.person.id, door.id, this.today) : undefined;
    const isIn = last?.act === "in";
    const facts = {
      person: input.person,
      shown: input.shown,
      door,
      act: this.act,
      day: this.today,
      is_in: isIn,
    };
    let verdict = judge(facts);
    const asks = passes(verdict) && this.sync.state === "online";
    const item = { ...this.#item(input, verdict), decided: !asks };
    let offline = !asks && this.sync.state !== "online";
    const waiting: Waiting = { item };
    await this.sync.add(waiting);
    if (asks) {
      const said = await this.#ask(item);
      offline = said === undefined;
      verdict = said ?? verdict;
      if (said === undefined) await this.sync.add({ ...waiting, told: verdict });
    } else void this.sync.now();
    if (!asks || offline) this.roll.takeItem(item, passes(verdict));
    const earlier = verdict === "already_in" ? this.#earlier(input.person, item.guid) : null;
    const result: Result = {
      ...{ guid: item.guid, verdict, act: this.act, at: this.clock.now(), door: door.id, offline, earlier },
      ...{ person: input.person, text: input.text, through: passes(verdict), isCorrected: false },
    };
    this.#show(result);
    return result;
  }

  #earlier(person: Person | null, guid: string): Entry | null {
    const last = person ? this.roll.last(person.id, this.door, this.today) : undefined;
    return last && last.guid !== guid ? last : null;
  }

  #ask(item: ScanItem): Promise<Verdict | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#asked.delete(item.guid);
        resolve(undefined);
      }, ANSWER_MILLISECONDS);
      this.#asked.set(item.guid, (verdict) => {
        clearTimeout(timer);
        this.#asked.delete(item.guid);
        resolve(verdict);
      });
      void this.sync.now();
    });
  }

  #item({ person, text }: Input, verdict: Verdict): ScanItem {
    return {
      ...{ kind: "scan", guid: newGuid(), ...this.clock.stamp(), door: this.door, act: this.act, text },
      registration: person && person.id > 0 ? person.id : null,
      ...{ walk_in: person?.walkIn ?? null, undoes: null, shown: verdict, through: passes(verdict) },
      ...{ decided: true, offline: this.sync.state !== "online", note: "" },
    };
  }

  async #answered(answer: Answer, sent: readonly Waiting[]): Promise<void> {
    for (const [guid, [registration]] of Object.entries(answer.walk_ins)) {
      this.roll.settleWalkIn(guid, registration);
    }
    for (const scan of answer.scans) this.roll.takeScan(scan);
    for (const conflict of answer.conflicts) this.roll.conflicts.set(conflict[0], conflict);
    for (const waiting of sent) await this.#hear(answer, waiting);
    this.#ears.changed();
  }

  async #hear(answer: Answer, { item }: Waiting): Promise<void> {
    const said = answer.verdicts[item.guid];
    if (item.kind !== "scan" || item.decided || !said) return;
    const [verdict, through] = said;
    const told = this.sync.outbox.get(item.guid)?.told;
    const answers = this.#asked.get(item.guid);
    if (answers) answers(verdict);
    else if (told !== undefined && passes(told) && through === 0) {
      // The person went through before the answer came: that is what happened, and it goes on record too.
      const after = { ...item, guid: newGuid(), decided: true, through: true, offline: true };
      this.roll.takeItem(after, true);
      await this.sync.add({ item: after });
      const result = this.results.find((one) => one.guid === item.guid);
      if (result) this.#show({ ...result, verdict, isCorrected: true });
    }
  }

  #setUp(setup: Setup): void {
    this.roll.setup = setup;
    if (!this.roll.doors.some((door) => door.id === this.door)) this.door = this.roll.doors[0]?.id ?? 0;
    this.#ears.changed();
  }

  #show(result: Result): void {
    this.results = [result, ...this.results].slice(0, MOST_RESULTS);
    this.#ears.shown(result);
  }
}
