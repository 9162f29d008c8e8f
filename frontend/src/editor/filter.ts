// Which sessions an organizer looks for: the others are dimmed, or hidden when asked.
import type { Person, Session } from "./contract.ts";

export interface Filter {
  text: string;
  track: string;
  language: string;
  status: string;
  kind: string;
  /** Take the others away instead of dimming them. */
  hides: boolean;
}

export const NO_FILTER: Filter = { text: "", track: "", language: "", status: "", kind: "", hides: false };
/** In the place of a track: those that have none. */
export const NO_TRACK = "-";

export function narrows(filter: Filter): boolean {
  return [filter.text.trim(), filter.track, filter.language, filter.status, filter.kind].some(Boolean);
}

/** As one writes for searching: case and accents do not count. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A test for sessions. Every word must stand somewhere in titles or names; Chinese needs no spaces. */
export function matcher(filter: Filter, people: ReadonlyMap<string, Person>): (session: Session) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return (session) => {
    if (filter.track && filter.track !== (session.track ?? NO_TRACK)) return false;
    if (filter.status && filter.status !== session.status) return false;
    if (filter.kind && filter.kind !== session.kind) return false;
    if (filter.language && !speaks(session, filter.language)) return false;
    if (words.length === 0) return true;
    const names = session.people.map(({ guid, name }) => people.get(guid ?? "")?.name ?? name ?? "");
    const text = fold([...Object.values(session.title), ...names].join("\n"));
    return words.every((word) => text.includes(word));
  };
}

function speaks(session: Session, language: string): boolean {
  return [...session.floor_languages, ...session.interpretation_languages].includes(language);
}
