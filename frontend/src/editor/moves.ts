// Steps of the keyboard: from session to session, and of a held session from line to line and room to room.
import { dayOf, minuteOfDay, plus, wallAt, wallOf } from "./clock.ts";
import type { Room, Session } from "./contract.ts";
import type { Held } from "./store.ts";

export type Direction = "up" | "down" | "back" | "forth";

const SHORTEST = 5;
/** A day of the program ends when the next begins, at five. */
const [DAY_FROM, DAY_TO] = [5 * 60, 29 * 60];

/** A held session one line up or down, or in the next room; at the edge it stays. */
export function step(held: Held, direction: Direction, zoom: number, rooms: readonly Room[]): Held {
  if (direction === "back" || direction === "forth") {
    const index = rooms.findIndex(({ slug }) => slug === held.room) + (direction === "forth" ? 1 : -1);
    return { ...held, room: rooms[index]?.slug ?? held.room };
  }
  const day = dayOf(held.wall);
  const minute = minuteOfDay(held.wall, day);
  const next =
    direction === "down" ? (Math.floor(minute / zoom) + 1) * zoom : (Math.ceil(minute / zoom) - 1) * zoom;
  return { ...held, wall: wallAt(day, Math.min(Math.max(next, DAY_FROM), DAY_TO - SHORTEST)) };
}

/** One line longer or shorter, so that it ends on a line. */
export function resize(held: Held, by: 1 | -1, zoom: number): Held {
  const end = minuteOfDay(plus(held.wall, held.minutes), dayOf(held.wall));
  const next = by === 1 ? (Math.floor(end / zoom) + 1) * zoom : (Math.ceil(end / zoom) - 1) * zoom;
  const minutes = next - minuteOfDay(held.wall, dayOf(held.wall));
  return { ...held, minutes: minutes >= SHORTEST ? minutes : held.minutes };
}

/** The same time on another day. */
export function toDay(held: Held, day: string): Held {
  return { ...held, wall: wallAt(day, minuteOfDay(held.wall, dayOf(held.wall))) };
}

/** Where the focus goes from a session: up and down its room, or to the nearest in the next room that has any. */
export function neighbor(
  from: string,
  direction: Direction,
  sessions: readonly Session[],
  rooms: readonly Room[],
): string {
  const current = sessions.find(({ guid }) => guid === from);
  if (!current) return inOrder(sessions, rooms)[0]?.guid ?? "";
  if (direction === "up" || direction === "down") {
    const row = byStart(sessions.filter(({ room }) => room === current.room));
    const index = row.findIndex(({ guid }) => guid === from) + (direction === "down" ? 1 : -1);
    return row[index]?.guid ?? from;
  }
  const way = direction === "forth" ? 1 : -1;
  const here = rooms.findIndex(({ slug }) => slug === current.room);
  for (let index = here + way; index >= 0 && index < rooms.length; index += way) {
    const near = nearest(
      current,
      sessions.filter(({ room }) => room === rooms[index]?.slug),
    );
    if (near) return near.guid;
  }
  return from;
}

/** First or last in the room of a session. */
export function edge(from: string, which: "first" | "last", sessions: readonly Session[]): string {
  const room = sessions.find(({ guid }) => guid === from)?.room;
  const row = byStart(sessions.filter((session) => session.room === room));
  return row.at(which === "first" ? 0 : -1)?.guid ?? from;
}

/** Room by room, then by time: the order in which a grid is read. */
export function inOrder(sessions: readonly Session[], rooms: readonly Room[]): Session[] {
  const place = new Map(rooms.map(({ slug }, index) => [slug, index]));
  const rank = (session: Session): number => place.get(session.room ?? "") ?? rooms.length;
  return [...sessions].sort((a, b) => rank(a) - rank(b) || starts(a) - starts(b));
}

function nearest(to: Session, among: readonly Session[]): Session | undefined {
  const distance = (session: Session): number => Math.abs(starts(session) - starts(to));
  return among.reduce<Session | undefined>(
    (best, session) => (best && distance(best) <= distance(session) ? best : session),
    undefined,
  );
}

function byStart(sessions: readonly Session[]): Session[] {
  return [...sessions].sort((a, b) => starts(a) - starts(b));
}

const starts = (session: Session): number =>
  Date.parse(`${wallOf(session.starts_at ?? "1970-01-01T00:00")}Z`);
