// From which hour to which the grid of a day reaches.
import { minuteOfDay, wallOf } from "./clock.ts";
import type { Room, Session } from "./contract.ts";
import { lengthOf } from "./sentences.ts";

export interface Limits {
  /** Minutes since the midnight before the day; `to` may be beyond 24:00. */
  from: number;
  to: number;
}

const USUAL: Limits = { from: 8 * 60, to: 20 * 60 };
const LAST = 29 * 60;

/** Whole hours around all sessions and open rooms of a day, and at least the usual ones. */
export function limitsOf(day: string, sessions: readonly Session[], rooms: readonly Room[]): Limits {
  let { from, to } = USUAL;
  for (const session of sessions) {
    if (session.starts_at === null) continue;
    const start = minuteOfDay(wallOf(session.starts_at), day);
    from = Math.min(from, start);
    to = Math.max(to, start + lengthOf(session));
  }
  for (const [opens, closes] of rooms.flatMap(({ hours }) => hours)) {
    const [start, end] = [minuteOfDay(wallOf(opens), day), minuteOfDay(wallOf(closes), day)];
    if (start < 5 * 60 || start >= LAST) continue;
    from = Math.min(from, start);
    to = Math.max(to, Math.min(end, LAST));
  }
  return { from: Math.max(0, Math.floor(from / 60) * 60), to: Math.min(LAST, Math.ceil(to / 60) * 60) };
}

/** "08:00" as the calendar wants it; hours go on after 24. */
export function hms(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}
