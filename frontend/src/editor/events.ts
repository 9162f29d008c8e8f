// Sessions and closed rooms as the calendar wants them.
import type { Calendar } from "@event-calendar/core";
import { minuteOfDay, plus, wallAt, wallOf } from "./clock.ts";
import type { Room, Session } from "./contract.ts";
import type { Limits } from "./limits.ts";
import { lengthOf, titleOf } from "./sentences.ts";
import type { Store } from "./store.ts";

export function eventOf(session: Session, store: Store): Calendar.EventInput {
  const start = wallOf(session.starts_at ?? "");
  const color = store.track(session.track)?.color;
  return {
    id: session.guid,
    resourceIds: [session.room ?? ""],
    start: `${start}:00`,
    end: `${plus(start, lengthOf(session))}:00`,
    title: titleOf(session),
    classNames: [`kind-${session.kind}`, `status-${session.status}`],
    ...(color && /^#[0-9a-f]{3,8}$/i.test(color) ? { styles: [`--track:${color}`] } : {}),
  };
}

/** Shades for the hours at which rooms that state hours are closed. */
export function closedHours(rooms: readonly Room[], day: string, limits: Limits): Calendar.EventInput[] {
  return rooms.flatMap((room) =>
    closedIn(room, day, limits).map(([from, to], index) => ({
      id: `closed-${room.slug}-${index}`,
      resourceIds: [room.slug],
      start: `${wallAt(day, from)}:00`,
      end: `${wallAt(day, to)}:00`,
      display: "background" as const,
    })),
  );
}

function closedIn(room: Room, day: string, limits: Limits): [number, number][] {
  if (room.hours.length === 0) return [];
  const open = room.hours
    .map(([from, to]): [number, number] => [minuteOfDay(wallOf(from), day), minuteOfDay(wallOf(to), day)])
    .sort(([a], [b]) => a - b);
  const closed: [number, number][] = [];
  let reached = limits.from;
  for (const [from, to] of open) {
    if (from > reached) closed.push([reached, Math.min(from, limits.to)]);
    reached = Math.max(reached, to);
  }
  if (reached < limits.to) closed.push([reached, limits.to]);
  return closed.filter(([from, to]) => to > from);
}
