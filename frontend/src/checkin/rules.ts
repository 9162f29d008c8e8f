// Who may go through a door: the twin of registration/checkin/rules.py, held to it by tests/contracts/checkin.
import type { Act, Verdict } from "./contract.ts";

export const ENTRANCE = "entrance";

export interface Known {
  state: string;
  is_on_site: boolean;
  ticket_version: number;
  doors: readonly number[];
}

export interface Shown {
  is_forged: boolean;
  version: number | null;
  days: readonly string[];
}

export interface Gate {
  id: number;
  days: readonly string[];
  has_list: boolean;
}

export interface Passage {
  guid: string;
  place: string;
  day: string;
  act: Act;
  at: number;
  position: number;
  is_through: boolean;
  undoes: string | null;
}

const STATES: Record<string, Verdict> = {
  requested: "requested",
  waiting: "waiting",
  offered: "waiting",
  declined: "declined",
  canceled: "canceled",
};

export function passes(verdict: Verdict): boolean {
  return verdict === "admitted" || verdict === "left";
}

export interface Case {
  person: Known | null;
  shown: Shown;
  door: Gate;
  act: Act;
  day: string;
  is_in: boolean;
}

/** Whether somebody may go through, and if not the reason that matters most. */
export function judge({ person, shown, door, act, day, is_in }: Case): Verdict {
  if (shown.is_forged) return "forged";
  if (person === null) return "unknown";
  if (act === "out") return "left";
  if (shown.version !== null && shown.version < person.ticket_version) return "outdated";
  const state = STATES[person.state];
  if (state !== undefined) return state;
  if (!person.is_on_site) return "online_only";
  const isDay = door.days.includes(day) && (shown.days.length === 0 || shown.days.includes(day));
  if (!isDay) return "wrong_day";
  if (door.has_list && !person.doors.includes(door.id)) return "no_place";
  return is_in ? "already_in" : "admitted";
}

/** Those that moved somebody and were not undone, in the order of time. */
export function standing(passages: readonly Passage[]): Passage[] {
  const undone = new Set(passages.filter((one) => one.act === "undo").map((one) => one.undoes));
  return passages
    .filter((one) => one.is_through && one.act !== "undo" && !undone.has(one.guid))
    .sort((a, b) => a.at - b.at || a.position - b.position);
}

/** Who was admitted while inside already: the later admission and the passage before it. */
export function doubles(passages: readonly Passage[]): [Passage, Passage][] {
  const found: [Passage, Passage][] = [];
  const last = new Map<string, Passage>();
  for (const one of standing(passages)) {
    const where = `${one.place} ${one.day}`;
    const before = last.get(where);
    if (one.act === "in" && before?.act === "in") found.push([one, before]);
    last.set(where, one);
  }
  return found;
}

/** The last passage at a place on a day: where somebody is now. */
export function lastAt(passages: readonly Passage[], place: string, day: string): Passage | undefined {
  return standing(passages).findLast((one) => one.place === place && one.day === day);
}
