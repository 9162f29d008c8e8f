// What is on at a stage and what comes next, by the clock. The same rule as streaming/broadcast/running_order.py.

export interface Slot {
  guid: string;
  /** Milliseconds since the epoch; the end is exclusive. */
  starts: number;
  ends: number;
}

/** The session that is on; the one that started last, should two overlap. Slots are sorted by their start. */
export function onAir(slots: readonly Slot[], now: number): Slot | undefined {
  return slots.findLast((slot) => slot.starts <= now && now < slot.ends);
}

export function nextAfter(slots: readonly Slot[], now: number): Slot | undefined {
  return slots.find((slot) => slot.starts > now);
}

/** Whether the curtain is up: during a session, and for `doors` milliseconds around it. */
export function showsPicture(slots: readonly Slot[], now: number, doors: number): boolean {
  return slots.some((slot) => slot.starts - doors <= now && now < slot.ends + doors);
}

/** The sessions that elements with data-session, data-starts and data-ends stand for. */
export function readSlots(root: ParentNode): Slot[] {
  return [...root.querySelectorAll<HTMLElement>("[data-session]")]
    .map(({ dataset }) => ({
      guid: dataset.session ?? "",
      starts: Date.parse(dataset.starts ?? ""),
      ends: Date.parse(dataset.ends ?? ""),
    }))
    .sort((a, b) => a.starts - b.starts);
}
