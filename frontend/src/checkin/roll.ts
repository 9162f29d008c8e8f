// Everything the device knows, in memory: who may come, who came, what waits. Fed from the store and by each answer.
import { dayOf } from "./clock.ts";
import type { ConflictRow, Door, Item, Page, PersonRow, ScanItem, ScanRow, Setup } from "./contract.ts";
import { ENTRANCE, lastAt, standing, type Known, type Passage } from "./rules.ts";
import type { Held, Waiting } from "./store.ts";

export interface Person extends Known {
  id: number;
  code: string;
  name: string;
  latin: string;
  institution: string;
  category: number;
  /** What a name is searched in. */
  words: string;
  /** Registered at this door, and not known to the server yet. */
  walkIn: string | null;
}

/** A passage and who it was. */
export interface Entry extends Passage {
  person: number | null;
  door: number;
  device: number;
}

// Behind all that the server has numbered.
const UNNUMBERED = Number.MAX_SAFE_INTEGER;
const MOST_FOUND = 8;

export class Roll {
  setup: Setup;
  readonly people = new Map<number, Person>();
  readonly conflicts = new Map<number, ConflictRow>();
  readonly #codes = new Map<string, number>();
  readonly #pages = new Map<number, number[]>();
  readonly #entries = new Map<string, Entry>();
  readonly #byPerson = new Map<number, Set<string>>();
  readonly #walkIns = new Map<string, number>();

  constructor(setup: Setup, held: Pick<Held, "pages" | "scans" | "conflicts" | "outbox">) {
    this.setup = setup;
    for (const [number, page] of held.pages) this.takePage(number, page);
    for (const scan of held.scans) this.takeScan(scan);
    for (const conflict of held.conflicts) this.conflicts.set(conflict[0], conflict);
    for (const waiting of held.outbox) this.takeOwn(waiting);
  }

  get zone(): string {
    return this.setup.edition.zone;
  }
  get doors(): Door[] {
    return this.setup.doors.filter((door) => this.setup.own_doors.includes(door.id));
  }
  door(id: number): Door | undefined {
    return this.setup.doors.find((door) => door.id === id);
  }
  category(id: number): string {
    return this.setup.categories.find((category) => category.id === id)?.name ?? "";
  }

  /** A page of people replaces what stood on it before. */
  takePage(number: number, page: Page): void {
    this.dropPage(number);
    this.#pages.set(
      number,
      page.people.map((row) => this.#takePerson(row)),
    );
  }

  dropPage(number: number): void {
    for (const id of this.#pages.get(number) ?? []) {
      this.#codes.delete(this.people.get(id)?.code ?? "");
      this.people.delete(id);
    }
    this.#pages.delete(number);
  }

  takeScan([guid, device, door, person, act, through, at, undoes, position]: ScanRow): void {
    this.#enter({
      ...{ guid, device, door, person, act, at, undoes, position },
      is_through: through === 1,
      place: this.#placeOf(door),
      day: dayOf(at, this.zone),
    });
  }

  /** What this device has recorded itself; the server's number comes later. */
  takeOwn({ item, told }: Waiting): void {
    if (item.kind === "walk_in") this.#takeWalkIn(item);
    if (item.kind === "scan")
      this.takeItem(item, item.decided ? item.through : told === "admitted" || told === "left");
  }

  takeItem(item: ScanItem, isThrough: boolean): void {
    const at = item.device_at + (item.offset ?? 0);
    const walkIn = item.walk_in === null ? undefined : this.#walkIns.get(item.walk_in);
    this.#enter({
      guid: item.guid,
      device: this.setup.device.number,
      door: item.door,
      person: walkIn ?? item.registration,
      act: item.act,
      at,
      undoes: item.undoes,
      position: UNNUMBERED,
      is_through: isThrough,
      place: this.#placeOf(item.door),
      day: dayOf(at, this.zone),
    });
  }

  byCode(text: string): Person | undefined {
    const code = text.toUpperCase().replaceAll(/[\s-]/g, "");
    const id = this.#codes.get(code);
    return id === undefined ? undefined : this.people.get(id);
  }

  /** People whose name, institution or code holds each word of a text. */
  search(text: string): Person[] {
    const words = folded(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const found: Person[] = [];
    for (const person of this.people.values()) {
      if (words.every((word) => person.words.includes(word))) found.push(person);
      if (found.length >= MOST_FOUND * 8) break;
    }
    const start = words[0] ?? "";
    const rank = (person: Person): number => (person.words.startsWith(start) ? 0 : 1);
    return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FOUND);
  }

  /** Where a person is with regard to a door: the last passage there today. */
  last(person: number, door: number, day: string): Entry | undefined {
    return lastAt(this.#passagesOf(person), this.#placeOf(door), day) as Entry | undefined;
  }

  /** How many came in and went out by a door today, and how many are behind it. */
  count(door: number, day: string): { came: number; left: number; inside: number } {
    const count = { came: 0, left: 0, inside: 0 };
    for (const guids of this.#byPerson.values()) {
      const passages = standing([...guids].flatMap((guid) => this.#entries.get(guid) ?? [])) as Entry[];
      const today = passages.filter((one) => one.day === day && one.place === this.#placeOf(door));
      for (const one of today) if (one.door === door) count[one.act === "in" ? "came" : "left"] += 1;
      const last = today.at(-1);
      if (last?.act === "in" && last.door === door) count.inside += 1;
    }
    return count;
  }

  institutions(): string[] {
    return [...new Set([...this.people.values()].map((person) => person.institution).filter(Boolean))].sort();
  }

  /** The server knows the walk-in now: its scans belong to the registration. */
  settleWalkIn(guid: string, registration: number): void {
    const temporary = this.#walkIns.get(guid);
    if (temporary === undefined) return;
    const person = this.people.get(temporary);
    this.#walkIns.set(guid, registration);
    this.people.delete(temporary);
    if (person && !this.people.has(registration))
      this.people.set(registration, { ...person, id: registration });
    for (const entry of this.#passagesOf(temporary)) this.#enter({ ...entry, person: registration });
  }

  personOfWalkIn(guid: string): Person | undefined {
    return this.people.get(this.#walkIns.get(guid) ?? Number.NaN);
  }

  #takeWalkIn(item: Extract<Item, { kind: "walk_in" }>): void {
    if (this.#walkIns.has(item.guid)) return;
    const id = -1 - this.#walkIns.size;
    this.#walkIns.set(item.guid, id);
    this.people.set(id, {
      ...{ id, code: item.number, name: item.name, latin: "", institution: item.institution },
      ...{ category: item.category, state: "confirmed", is_on_site: true, ticket_version: 1, doors: [] },
      words: folded(`${item.name} ${item.institution} ${item.number}`),
      walkIn: item.guid,
    });
  }

  #takePerson([
    id,
    code,
    name,
    latin,
    institution,
    category,
    on_site,
    state,
    version,
    doors,
  ]: PersonRow): number {
    this.people.set(id, {
      ...{ id, code, name, latin, institution, category, state, doors },
      is_on_site: on_site === 1,
      ticket_version: version,
      words: folded(`${name} ${latin} ${institution} ${code}`),
      walkIn: null,
    });
    this.#codes.set(code, id);
    return id;
  }

  #enter(entry: Entry): void {
    const before = this.#entries.get(entry.guid)?.person ?? null;
    if (before !== null) this.#byPerson.get(before)?.delete(entry.guid);
    this.#entries.set(entry.guid, entry);
    if (entry.person === null) return;
    const guids = this.#byPerson.get(entry.person) ?? new Set();
    this.#byPerson.set(entry.person, guids.add(entry.guid));
  }

  #passagesOf(person: number): Entry[] {
    const guids = this.#byPerson.get(person) ?? [];
    return [...guids].flatMap((guid) => {
      const entry = this.#entries.get(guid);
      return entry?.person === person ? [entry] : [];
    });
  }

  #placeOf(door: number): string {
    return this.door(door)?.kind === "session" ? String(door) : ENTRANCE;
  }
}

/** Without accents and case, as people type at a door. */
export function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
