// What the editor and the server say to each other. tests/contracts/editor holds samples that both sides test.

export type Texts = Record<string, string>;

export interface Taking {
  /** A person of the edition; a new one has a name instead, until the server has answered. */
  guid?: string;
  name?: string;
  part: string;
  is_confirmed: boolean;
}

export interface Session {
  guid: string;
  slug: string;
  version: number;
  title: Texts;
  kind: string;
  status: string;
  track: string | null;
  room: string | null;
  /** ISO with the venue's offset: its first 16 characters are the venue's clock. */
  starts_at: string | null;
  ends_at: string | null;
  minutes: number;
  floor_languages: string[];
  interpretation_languages: string[];
  is_streamed: boolean;
  /** The stage that shows it, by slug; empty: the one of its room. */
  stage: string;
  is_recorded: boolean;
  capacity: number | null;
  sdg_goals: number[];
  pillars: number[];
  people: Taking[];
  stars: number;
  /** Languages without title or abstract. */
  missing: string[];
  shares_room: boolean;
}

export interface Details extends Session {
  abstract: Texts;
  recording_url: string;
  documents: { title: Texts; url: string; media_type: string; byte_count: number }[];
}

/** What a write may change; `ends_at` follows from the start and the minutes. */
export type Values = Partial<
  Omit<Details, "guid" | "slug" | "version" | "ends_at" | "stars" | "missing" | "shares_room" | "documents">
>;

export interface Room {
  slug: string;
  name: string;
  capacity: number | null;
  /** When it is open, as ISO instants; empty: always. */
  hours: [string, string][];
}

export interface Track {
  slug: string;
  name: string;
  color: string;
}

export interface Person {
  guid: string;
  name: string;
  title: string;
}

export interface Edition {
  slug: string;
  zone: string;
  starts_on: string;
  ends_on: string;
  languages: string[];
  name: string;
}

export interface ProgramData {
  edition: Edition;
  position: string;
  rooms: Room[];
  tracks: Track[];
  people: Person[];
  sessions: Session[];
}

export type Severity = "block" | "warn" | "note";

export interface Finding {
  rule: string;
  severity: Severity;
  key: string;
  text: string;
  sessions: string[];
  repairs: { text: string }[];
  /** Why somebody lives with it; empty: nobody does. */
  reason: string;
}

export type ProgramEvent =
  | { type: "session.saved"; session: Session; by: string }
  | { type: "session.removed"; guid: string; by: string }
  | { type: "program.replaced" }
  | { type: "findings.changed" }
  | { type: "released"; number: number };

export type ServerMessage =
  | { type: "hello"; position: string }
  | { type: "events"; position?: string; events: ProgramEvent[] }
  | { type: "done" | "pong" | "error" };

export type Refusal =
  | { code: "stale_write"; message: string; session: Session }
  | { code: "stale_write"; message: string; sessions: Session[] }
  | { code: "room_taken"; message: string; others: Session[] }
  | { code: "invalid"; message: string; errors: Record<string, string[]> }
  | { code: "refused"; message: string };

/** What the page knows besides: addresses and the words for codes, as pairs of code and name. */
export interface Settings {
  base: string;
  socket: string;
  /** Of a session's whole form, with `SLUG` in the place of its slug. */
  form: string;
  csrf_token: string;
  kinds: [string, string][];
  statuses: [string, string][];
  parts: [string, string][];
  languages: [string, string][];
  stages: [string, string][];
  goals: [number, string][];
  pillars: [number, string][];
  /** By name, in the order in which findings of one severity are told. */
  rules: [string, string][];
}
