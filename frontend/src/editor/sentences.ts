// What the editor says: full sentences for the live region, names for sessions and places.
import { gettext, interpolate, language, locale } from "../lib/i18n.ts";
import { minutesBetween, plus, timeOf, wallOf } from "./clock.ts";
import type { Session, Texts } from "./contract.ts";
import type { Held, Store } from "./store.ts";

/** A text in the reader's language, or the best there is. */
export function textOf(texts: Texts): string {
  const wanted = [document.documentElement.lang, language(), "en", ...Object.keys(texts)];
  const code = wanted.find((one) => texts[one]);
  return code === undefined ? "" : (texts[code] ?? "");
}

export function titleOf(session: Session): string {
  return textOf(session.title) || session.slug;
}

/** "09:00 to 11:00". */
export function spanOf(wall: string, minutes: number): string {
  return interpolate(gettext("%(start)s to %(end)s"), {
    start: timeOf(wall),
    end: timeOf(plus(wall, minutes)),
  });
}

/** "Tuesday, 14 December", as the reader writes it. */
export function dayName(day: string, style: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: style,
    day: "numeric",
    month: style,
    timeZone: "UTC",
  }).format(Date.parse(`${day}T12:00Z`));
}

/** "Opening ceremony, Main hall, 09:00 to 11:00". */
export function placeOf(session: Session, store: Store): string {
  const title = titleOf(session);
  const room = store.room(session.room)?.name;
  if (room === undefined || session.starts_at === null)
    return interpolate(gettext("%(title)s, not scheduled, %(minutes)s minutes"), {
      title,
      minutes: session.minutes,
    });
  return heldAt(
    {
      guid: session.guid,
      room: session.room ?? "",
      wall: wallOf(session.starts_at),
      minutes: lengthOf(session),
    },
    title,
    store,
  );
}

/** The length that the slot has; without one, what is planned. */
export function lengthOf(session: Session): number {
  if (session.starts_at === null || session.ends_at === null) return session.minutes;
  return minutesBetween(wallOf(session.starts_at), wallOf(session.ends_at));
}

function heldAt(held: Held, title: string, store: Store): string {
  return interpolate(gettext("%(title)s, %(room)s, %(time)s"), {
    title,
    room: store.room(held.room)?.name ?? "",
    time: spanOf(held.wall, held.minutes),
  });
}

export function heldPlace(held: Held, store: Store): string {
  const session = store.sessions.get(held.guid);
  return heldAt(held, session ? titleOf(session) : "", store);
}

export const saying = {
  pickedUp: (place: string) => interpolate(gettext("%(place)s, picked up."), { place }),
  moved: (place: string) => interpolate(gettext("%(place)s."), { place }),
  dropped: (place: string) => interpolate(gettext("%(place)s, dropped."), { place }),
  putBack: (place: string) => interpolate(gettext("%(place)s, put back."), { place }),
  unscheduled: (title: string) => interpolate(gettext("%(title)s, taken out of the timetable."), { title }),
  undone: (label: string) => interpolate(gettext("Undone: %(label)s."), { label }),
  redone: (label: string) => interpolate(gettext("Done again: %(label)s."), { label }),
  byOther: (name: string, place: string) =>
    interpolate(gettext("%(name)s changed: %(place)s."), { name, place }),
};
