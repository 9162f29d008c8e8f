// What the calendar does not know about its boxes: roles, names, focus, what is chosen, dimmed, wrong, or just changed.
import { gettext, interpolate } from "../lib/i18n.ts";
import type { Grid } from "./calendar.ts";
import { voice, worst } from "./card.ts";
import type { Finding, Session } from "./contract.ts";
import { dayName } from "./sentences.ts";
import { inOrder } from "./moves.ts";
import type { Store } from "./store.ts";

export class Marks {
  readonly #store: Store;
  readonly #boxes = new Map<string, HTMLElement>();
  /** A session whose box shall have the focus as soon as it stands. */
  #wanted = "";

  /** The session whose box had the focus last, until something else took it. */
  #last = "";

  constructor(store: Store) {
    this.#store = store;
  }

  /** The calendar has built a box. */
  mounted(guid: string, box: HTMLElement): void {
    const old = this.#boxes.get(guid);
    // The calendar builds a box anew when its session changes; the focus must not be lost with the old one.
    const isLost = document.activeElement === document.body && this.#last === guid;
    if (isLost || old?.contains(document.activeElement)) this.#wanted = guid;
    box.dataset.guid = guid;
    box.role = "none";
    const option = optionIn(box);
    option.role = "option";
    option.tabIndex = guid === this.#store.focused ? 0 : -1;
    this.#boxes.set(guid, box);
    // Names and marks follow with the next rendering, which the same change has asked for.
    this.#store.change();
  }

  boxOf(guid: string): HTMLElement | undefined {
    return this.#boxes.get(guid);
  }

  /** The focus has gone to a session, or ("") elsewhere. */
  focusWent(guid: string): void {
    this.#last = guid;
  }

  /** Focus a session's box, now or as soon as it stands. */
  focus(guid: string): void {
    this.#wanted = guid;
    this.#store.change((store) => {
      store.focused = guid;
    });
    requestAnimationFrame(() => {
      this.#takeFocus();
    });
  }

  show(grid: Grid, fits: ((session: Session) => boolean) | undefined): void {
    this.#furnish(grid);
    const { sessions, selected, focused, opened, held, touched, filter } = this.#store;
    const findings = bySession(this.#store.findings);
    for (const [guid, box] of this.#boxes) {
      const session = sessions.get(guid);
      if (!box.isConnected || !session) {
        this.#boxes.delete(guid);
        continue;
      }
      const about = findings.get(guid) ?? [];
      const isOut = fits !== undefined && !fits(session);
      const option = optionIn(box);
      put(option, "aria-label", voice(session, about, this.#store));
      put(option, "aria-selected", String(selected.has(guid)));
      put(option, "aria-current", opened === guid ? "true" : null);
      put(option, "tabindex", guid === focused ? "0" : "-1");
      put(box, "data-severity", worst(about) ?? null);
      put(box, "data-dim", isOut && !filter.hides ? "" : null);
      put(box, "data-hidden", isOut && filter.hides ? "" : null);
      put(box, "data-held", held?.guid === guid ? "" : null);
      put(box, "data-touched", touched.get(guid) ?? (touched.has(guid) ? gettext("changed") : null));
      put(box, "data-shares", session.shares_room ? "" : null);
    }
    this.#oneStop(grid);
    this.#takeFocus();
  }

  /** The calendar is a table of its own making; here it is a list of sessions with pictures around it. */
  #furnish(grid: Grid): void {
    const root = grid.scroller?.parentElement;
    if (!root) return;
    for (const element of root.querySelectorAll(
      "[role=table], [role=row], [role=rowgroup], [role=cell], [role=columnheader]",
    ))
      element.removeAttribute("role");
    root.removeAttribute("role");
    for (const head of root.querySelectorAll("[aria-colindex]")) head.removeAttribute("aria-colindex");
    for (const label of root.querySelectorAll(".ec-col-head [aria-label]"))
      label.removeAttribute("aria-label");
    const list = root.querySelector<HTMLElement>(".ec-body > .ec-events");
    if (!list) return;
    put(list, "role", "listbox");
    put(list, "aria-multiselectable", "true");
    put(list, "aria-label", interpolate(gettext("Sessions, %(day)s"), { day: dayName(this.#store.day) }));
  }

  /** Tab must reach the grid: if the focused session is not in it, its first one takes that place. */
  #oneStop(grid: Grid): void {
    if (this.#boxes.has(this.#store.focused)) return;
    const [first] = inOrder(this.#store.onDay(), grid.rooms).filter(({ guid }) => this.#boxes.has(guid));
    const box = first && this.#boxes.get(first.guid);
    if (box) optionIn(box).tabIndex = 0;
  }

  #takeFocus(): void {
    const box = this.#boxes.get(this.#wanted);
    if (!box?.isConnected) return;
    this.#wanted = "";
    optionIn(box).focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** An article may not be an option, what is inside it may. */
function optionIn(box: HTMLElement): HTMLElement {
  return box.querySelector<HTMLElement>(".ec-event-body") ?? box;
}

function put(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function bySession(findings: readonly Finding[]): Map<string, Finding[]> {
  const about = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const guid of finding.sessions) about.set(guid, [...(about.get(guid) ?? []), finding]);
  return about;
}
