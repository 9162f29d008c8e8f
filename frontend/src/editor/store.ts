// What the editor knows, apart from how it looks: sessions, findings, what is chosen. Views subscribe.
import { dayOf, daysBetween, wallOf } from "./clock.ts";
import type { Edition, Finding, Person, ProgramData, Room, Session, Track } from "./contract.ts";
import { NO_FILTER, type Filter } from "./filter.ts";

export type Connection = "connecting" | "live" | "polling" | "offline";
export type Pane = "list" | "grid" | "side";
export type SideTab = "session" | "findings";

/** A session that is held by key or finger, and where it would be dropped. */
export interface Held {
  guid: string;
  room: string;
  /** On the venue's clock. */
  wall: string;
  minutes: number;
}

/** A write that came too late: what was wanted, and what stands now. */
export interface Conflict {
  mine: Record<string, unknown>;
  message: string;
}

export class Store {
  edition: Edition;
  rooms: Room[] = [];
  tracks: Track[] = [];
  people = new Map<string, Person>();
  sessions = new Map<string, Session>();
  findings: Finding[] = [];
  day: string;
  /** Minutes of a line in the grid, which is also the step of a move. */
  zoom = 15;
  filter: Filter = NO_FILTER;
  selected = new Set<string>();
  focused = "";
  opened = "";
  pane: Pane = "grid";
  tab: SideTab = "findings";
  held: Held | undefined;
  conflicts = new Map<string, Conflict>();
  /** Who has just changed a session. */
  touched = new Map<string, string>();
  connection: Connection = "connecting";
  /** Writes on their way. */
  pending = 0;
  readonly #listeners = new Set<() => void>();
  #isDue = false;

  constructor(data: ProgramData) {
    this.edition = data.edition;
    this.replace(data);
    this.day = this.#firstDay();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Change something; listeners hear of it once before the next picture. */
  change(how: (store: this) => void = () => undefined): void {
    how(this);
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Take everything anew, as after an import. */
  replace(data: ProgramData): void {
    this.edition = data.edition;
    this.rooms = data.rooms;
    this.tracks = data.tracks;
    this.people = new Map(data.people.map((person) => [person.guid, person]));
    this.sessions = new Map(data.sessions.map((session) => [session.guid, session]));
    this.#forgetMissing();
  }

  /** Take a session as it is now; an older one than is known changes nothing. */
  take(session: Session): boolean {
    const known = this.sessions.get(session.guid);
    if (known && known.version > session.version) return false;
    this.sessions.set(session.guid, session);
    return true;
  }

  remove(guid: string): void {
    this.sessions.delete(guid);
    this.#forgetMissing();
  }

  /** Findings about a session as a write answered them; the others stay until all are read anew. */
  findingsAbout(guid: string, findings: Finding[]): void {
    const others = this.findings.filter(({ sessions }) => !sessions.includes(guid));
    this.findings = [...others, ...findings];
  }

  get days(): string[] {
    const planned = daysBetween(this.edition.starts_on, this.edition.ends_on);
    const used = [...this.sessions.values()].flatMap(({ room, starts_at }) =>
      room && starts_at ? [dayOf(wallOf(starts_at))] : [],
    );
    return [...new Set([...planned, ...used])].sort();
  }

  /** Those that stand in the grid of a day. */
  onDay(day = this.day): Session[] {
    return [...this.sessions.values()].filter(
      ({ room, starts_at }) => room !== null && starts_at !== null && dayOf(wallOf(starts_at)) === day,
    );
  }

  get unscheduled(): Session[] {
    return [...this.sessions.values()].filter(({ room, starts_at }) => room === null || starts_at === null);
  }

  room(slug: string | null): Room | undefined {
    return this.rooms.find((room) => room.slug === slug);
  }

  track(slug: string | null): Track | undefined {
    return this.tracks.find((track) => track.slug === slug);
  }

  /** Of the edition's own days the first with a session; rehearsals before them do not count. */
  #firstDay(): string {
    const { starts_on: first, ends_on: last } = this.edition;
    const own = this.days.filter((day) => first <= day && day <= last);
    return own.find((day) => this.onDay(day).length > 0) ?? own[0] ?? first;
  }

  #forgetMissing(): void {
    for (const guid of this.selected) if (!this.sessions.has(guid)) this.selected.delete(guid);
    for (const guid of this.conflicts.keys()) if (!this.sessions.has(guid)) this.conflicts.delete(guid);
    if (!this.sessions.has(this.opened)) this.opened = "";
    if (this.held && !this.sessions.has(this.held.guid)) this.held = undefined;
  }
}
