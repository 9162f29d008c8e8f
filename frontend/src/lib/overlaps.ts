// Which of one's own sessions are on at the same time, and the words for it. Slots come from the program's slots.json.
import { gettext, interpolate } from "./i18n.ts";

/** Start and end in seconds since 1970 (the end exclusive), title, address. */
export type Slot = [starts: number, ends: number, title: string, address: string];
export type Slots = Record<string, Slot>;

/** For each chosen session that overlaps others of them: the first of these by start. */
export function overlaps(chosen: Iterable<string>, slots: Slots): Map<string, Slot> {
  const known = [...chosen].flatMap((guid) => {
    const slot = slots[guid];
    return slot ? [{ guid, slot }] : [];
  });
  known.sort((a, b) => a.slot[0] - b.slot[0] || a.slot[1] - b.slot[1]);
  const found = new Map<string, Slot>();
  for (const [index, earlier] of known.entries()) {
    for (const later of known.slice(index + 1)) {
      if (later.slot[0] >= earlier.slot[1]) break;
      if (!found.has(earlier.guid)) found.set(earlier.guid, later.slot);
      if (!found.has(later.guid)) found.set(later.guid, earlier.slot);
    }
  }
  return found;
}

/** Say at each session [data-guid] below `root` which other one it overlaps, and unsay what is over. */
export function tellOverlaps(root: ParentNode, found: Map<string, Slot>): void {
  for (const session of root.querySelectorAll<HTMLElement>("[data-guid]")) {
    const other = found.get(session.dataset.guid ?? "");
    const words = session.querySelector<HTMLElement>(".clash") ?? document.createElement("p");
    if (!other) {
      words.remove();
      continue;
    }
    const link = document.createElement("a");
    link.href = other[3];
    link.textContent = interpolate(gettext("Overlaps “%(title)s” on your list"), { title: other[2] });
    words.className = "clash";
    words.replaceChildren(link);
    session.append(words);
  }
}
