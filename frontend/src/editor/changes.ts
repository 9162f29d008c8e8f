// What a write changes in a session: how it looks before the server has answered, and how to take it back.
import { instantOf, plus, wallOf } from "./clock.ts";
import type { Details, Session, Values } from "./contract.ts";

export type Field = keyof Values;

/** The session as it will be; `ends_at` follows the start and the minutes, as on the server. */
export function applied(session: Session, values: Values, zone: string): Session {
  const next: Session = { ...session, ...values };
  if (next.room === null || next.starts_at === null) return { ...next, starts_at: null, ends_at: null };
  return { ...next, ends_at: instantOf(plus(wallOf(next.starts_at), next.minutes), zone) };
}

/** The values that a write is about to replace. */
export function before(session: Session | Details, values: Values): Values {
  const old: Record<string, unknown> = {};
  for (const field of Object.keys(values)) old[field] = session[field as keyof Session];
  return old;
}

/** Whether two values say the same; an order of keys does not count, that of items does. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return left.length === Object.keys(b).length && left.every(([key, value]) => same(value, right[key]));
}

/** The fields of a write that the session does not have that way already. */
export function differing(session: Session | Details, values: Values): Field[] {
  return (Object.keys(values) as Field[]).filter(
    (field) => !same(session[field as keyof Session], values[field]),
  );
}

/** A place in the grid, or none. */
export function placed(room: string, wall: string, minutes: number, zone: string): Values {
  return { room, starts_at: instantOf(wall, zone), minutes };
}

export const UNSCHEDULED: Values = { room: null, starts_at: null };
