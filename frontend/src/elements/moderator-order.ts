// Where a question stands on the moderators' screen, and where a key leads from there.
import type { PublicQuestion, QueuedQuestion } from "../realtime/messages.ts";
import { laneOf, type LaneName } from "./moderator-verbs.ts";

/** Side by side, as one reads. */
export const LANES: readonly LaneName[] = ["waiting", "published", "done"];

export interface Place {
  lane: LaneName;
  index: number;
}

/** A column's questions: as they were asked, as the public sees them, the latest answer first. */
export function questionsIn(
  name: LaneName,
  queue: readonly QueuedQuestion[],
  open: readonly PublicQuestion[],
): QueuedQuestion[] {
  const questions = queue.filter((question) => laneOf(question) === name);
  if (name === "waiting") return questions;
  const order = new Map(open.map(({ id }, index) => [id, index]));
  if (name === "published")
    return questions.sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity));
  const when = ({ answered_at, asked_at }: QueuedQuestion): string => answered_at ?? asked_at;
  return questions.sort((a, b) => (when(a) < when(b) ? 1 : -1));
}

/** The place to which an arrow or a letter leads; null for a key that does not move. */
export function placeAfter(
  key: string,
  from: Place,
  isRightToLeft: boolean,
  lengthOf: (lane: LaneName) => number,
): Place | null {
  const forward = isRightToLeft ? -1 : 1;
  const aside = { ArrowRight: forward, l: forward, ArrowLeft: -forward, h: -forward }[key] ?? 0;
  const down = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[key] ?? 0;
  if (aside === 0 && down === 0) return null;
  const place = LANES.indexOf(from.lane) + aside;
  const lane = LANES[Math.min(Math.max(place, 0), LANES.length - 1)] ?? "waiting";
  const last = Math.max(lengthOf(lane) - 1, 0);
  const index = Math.min(from.index, last) + down;
  return { lane, index: Math.min(Math.max(index, 0), last) };
}
