// How long to wait before trying again. Full jitter: after a restart of the server its visitors come back one by one.

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Milliseconds before attempt number `attempt`, counted from 0. */
export function delayBefore(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
}

/** An interval that is not the same for everybody: between 75 % and 125 %. */
export function jittered(milliseconds: number, random: () => number = Math.random): number {
  return milliseconds * (0.75 + random() / 2);
}
