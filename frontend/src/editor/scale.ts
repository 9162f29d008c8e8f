// How high a minute is, at each zoom; how many rooms fit.
export const ZOOMS = [5, 10, 15, 30, 60] as const;

const SLOT_PX: Record<number, number> = { 5: 18, 10: 20, 15: 22, 30: 28, 60: 36 };
const LEAST_COLUMN_PX = 118;
/** Narrower than this a room has the whole width. */
const PHONE_PX = 480;
const HOURS_PX = 56;
/** More columns than this cost more than a tenth of a second at the beginning of a drag. */
const MOST_COLUMNS = 9;

export function slotHeight(zoom: number): number {
  return SLOT_PX[zoom] ?? 22;
}

/** Pixels from the top of the grid. */
export function topOf(minute: number, from: number, zoom: number): number {
  return ((minute - from) / zoom) * slotHeight(zoom);
}

/** Which line of the grid a distance from its top falls on, in minutes of the day. */
export function minuteAt(pixels: number, from: number, zoom: number): number {
  return from + Math.floor(pixels / slotHeight(zoom)) * zoom;
}

export function columnsIn(width: number, rooms: number): number {
  if (width < PHONE_PX) return 1;
  const fitting = Math.floor((width - HOURS_PX) / LEAST_COLUMN_PX);
  return Math.max(1, Math.min(fitting, MOST_COLUMNS, rooms));
}

/** The first room of a window that shows room number `index`, moved as little as it takes. */
export function windowWith(index: number, first: number, count: number, rooms: number): number {
  const last = Math.max(0, rooms - count);
  if (index < 0) return Math.min(first, last);
  return Math.min(Math.max(Math.min(first, index), index - count + 1, 0), last);
}
