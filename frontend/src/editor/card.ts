// A session in the grid: the nodes inside its box. Built once for each state of a session; the calendar moves them about.
import { gettext, interpolate } from "../lib/i18n.ts";
import type { Finding, Session, Severity } from "./contract.ts";
import { lengthOf, placeOf, titleOf } from "./sentences.ts";
import { wallOf } from "./clock.ts";
import type { Store } from "./store.ts";

const built = new WeakMap<Session, HTMLElement>();

export function card(session: Session, store: Store): HTMLElement {
  const known = built.get(session);
  if (known) return known;
  const element = fresh(session, store);
  built.set(session, element);
  return element;
}

/** Nodes of its own, for the preview of a drag. */
export function fresh(session: Session, store: Store, time = timeText(session)): HTMLElement {
  const element = document.createElement("div");
  element.className = "box";
  element.append(part("time", time), part("title", titleOf(session)));
  const people = session.people
    .filter(({ part: what }) => what !== "interpreter")
    .map(({ guid, name }) => store.people.get(guid ?? "")?.name ?? name ?? "")
    .filter(Boolean);
  if (people.length > 0) element.append(part("people", people.slice(0, 3).join(" · ")));
  return element;
}

function part(name: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  element.dir = "auto";
  element.textContent = text;
  return element;
}

function timeText(session: Session): string {
  return session.starts_at === null ? "" : spanText(wallOf(session.starts_at), lengthOf(session));
}

/** Shorter than a sentence: "09:00–11:00". */
export function spanText(wall: string, minutes: number): string {
  const start = wall.slice(11, 16);
  const end = new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(11, 16);
  return `${start}–${end}`;
}

/** The worst that nobody has signed for; undefined: nothing. */
export function worst(findings: readonly Finding[]): Severity | undefined {
  const open = findings.filter(({ reason }) => reason === "");
  return (["block", "warn", "note"] as const).find((severity) =>
    open.some((one) => one.severity === severity),
  );
}

/** What a screen reader says of a session: name, place, what is chosen, what is wrong. */
export function voice(session: Session, findings: readonly Finding[], store: Store): string {
  const open = findings.filter(({ reason }) => reason === "");
  const parts = [placeOf(session, store)];
  if (session.status === "tentative") parts.push(gettext("tentative"));
  if (session.status === "cancelled") parts.push(gettext("cancelled"));
  if (open[0]) {
    parts.push(
      open.length === 1
        ? open[0].text
        : interpolate(gettext("%(count)d findings, the first: %(text)s"), {
            count: open.length,
            text: open[0].text,
          }),
    );
  }
  return parts.join(". ");
}
