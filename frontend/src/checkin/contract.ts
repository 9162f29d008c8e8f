// What the server and this page say to each other; registration/checkin/views/devices.py is the other side.

export type Act = "in" | "out" | "undo";
export type Verdict =
  | "admitted"
  | "left"
  | "undone"
  | "already_in"
  | "wrong_day"
  | "no_place"
  | "online_only"
  | "requested"
  | "waiting"
  | "declined"
  | "canceled"
  | "outdated"
  | "forged"
  | "unknown";

export interface Settings {
  edition: string;
  base: string;
  languages: { code: string; name: string }[];
}

export interface Door {
  id: number;
  name: string;
  kind: "entrance" | "session";
  days: string[];
  has_list: boolean;
  capacity: number | null;
  ends_at: number | null;
}

export interface Category {
  id: number;
  name: string;
  on_site: boolean;
  retired: boolean;
}

export interface Setup {
  edition: { id: number; name: string; zone: string; days: string[] };
  doors: Door[];
  own_doors: number[];
  categories: Category[];
  keys: string[];
  device: { number: number; name: string };
  devices: Record<string, string>;
  setup: string;
  people: [number, string][];
  now: number;
}

/** id, code, name, Latin name, institution, category, is on site, state, ticket version, doors with a list */
export type PersonRow = [number, string, string, string, string, number, 0 | 1, string, number, number[]];

export interface Page {
  digest: string;
  people: PersonRow[];
}

/** GUID, device, door, registration, act, went through, at, undoes, position */
export type ScanRow = [string, number, number, number | null, Act, 0 | 1, number, string | null, number];

/** id, kind, registration, door, device, at, then of the earlier scan; settled, note */
export type ConflictRow = [
  number,
  Verdict,
  number | null,
  number,
  number,
  number,
  number | null,
  number | null,
  number | null,
  0 | 1,
  string,
];

interface Timed {
  guid: string;
  device_at: number;
  offset: number | null;
}

export interface ScanItem extends Timed {
  kind: "scan";
  door: number;
  act: Act;
  text: string;
  registration: number | null;
  walk_in: string | null;
  undoes: string | null;
  shown: Verdict;
  through: boolean;
  /** False: the server decides, and this device does what it says. */
  decided: boolean;
  offline: boolean;
  note: string;
}

export interface WalkInItem extends Timed {
  kind: "walk_in";
  name: string;
  institution: string;
  category: number;
  language: string;
  number: string;
}

export interface PrintItem extends Timed {
  kind: "print";
  registration: number;
}

export type Item = ScanItem | WalkInItem | PrintItem;

export interface Answer {
  now: number;
  position: number;
  more: boolean;
  accepted: string[];
  unreadable: string[];
  /** verdict, went through, registration */
  verdicts: Record<string, [Verdict, 0 | 1, number | null]>;
  walk_ins: Record<string, [number, string]>;
  scans: ScanRow[];
  conflicts: ConflictRow[];
  people: [number, string][];
  setup: string;
}
