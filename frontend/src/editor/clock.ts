// The venue's clock. A "wall" is what it shows, as "2024-02-03T09:00"; instants carry an offset behind it.

const MINUTE = 60_000;
/** Who dances until two is still on yesterday's page: a day of the program begins at five. */
const DAY_BEGINS = 5 * 60;

/** Of an instant that is written with the venue's offset. */
export function wallOf(instant: string): string {
  return instant.slice(0, 16);
}

const ticks = (wall: string): number => Date.parse(`${wall}Z`);

export function plus(wall: string, minutes: number): string {
  return new Date(ticks(wall) + minutes * MINUTE).toISOString().slice(0, 16);
}

/** From one wall to another; negative when `to` is earlier. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((ticks(to) - ticks(from)) / MINUTE);
}

/** The day of the program, "2024-02-03". */
export function dayOf(wall: string): string {
  return plus(wall, -DAY_BEGINS).slice(0, 10);
}

/** Minutes since the midnight with which a day of the program begins; after 24:00 they go on. */
export function minuteOfDay(wall: string, day: string): number {
  return minutesBetween(`${day}T00:00`, wall);
}

export function wallAt(day: string, minute: number): string {
  return plus(`${day}T00:00`, minute);
}

/** "09:00". */
export function timeOf(wall: string): string {
  return wall.slice(11, 16);
}

/** All days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < 60; day = plus(`${day}T00:00`, 24 * 60).slice(0, 10))
    days.push(day);
  return days;
}

/** The instant at which the venue's clock shows a wall, with its offset: "2024-02-03T09:00:00+01:00". */
export function instantOf(wall: string, zone: string): string {
  // An offset changes with the hour, so look it up where the first guess leads.
  const guess = offsetAt(ticks(wall), zone);
  const offset = offsetAt(ticks(wall) - guess * MINUTE, zone);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${wall}:00${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
    at,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const found = /([+-])(\d{2}):(\d{2})/.exec(name.replace("\u2212", "-"));
  if (!found) return 0;
  const size = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === "-" ? -size : size;
}
