// <sy-timetable-now> in a .timetable: a hairline at the present minute, and the classes `now` and `ended` on sessions.
// It finds its place between the edges of what starts and ends around now, so it needs no scale.
import { gettext } from "../lib/i18n.ts";
import { formatTime, serverNow } from "../lib/time.ts";

const SECONDS_BETWEEN = 20;

interface Anchor {
  at: number;
  y: number;
}

/** Where `now` lies between anchors (sorted by time); undefined before the first and after the last. */
export function positionAt(now: number, anchors: Anchor[]): number | undefined {
  let before: Anchor | undefined;
  for (const anchor of anchors) {
    if (anchor.at > now) {
      if (before === undefined) return undefined;
      return before.y + ((now - before.at) / (anchor.at - before.at)) * (anchor.y - before.y);
    }
    before = anchor;
  }
  return undefined;
}

export class TimetableNow extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  connectedCallback(): void {
    this.className = "now-line";
    this.#timer = setInterval(this.#place, SECONDS_BETWEEN * 1000);
    addEventListener("resize", this.#place);
    // Typefaces that arrive late move everything below them.
    addEventListener("load", this.#place);
    this.#place();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    removeEventListener("resize", this.#place);
    removeEventListener("load", this.#place);
  }

  readonly #place = (): void => {
    const table = this.parentElement;
    if (!table) return;
    const now = serverNow();
    for (const session of table.querySelectorAll<HTMLElement>(".session")) {
      const ended = Date.parse(session.dataset.ends ?? "") <= now;
      session.classList.toggle("ended", ended);
      session.classList.toggle("now", !ended && Date.parse(session.dataset.starts ?? "") <= now);
    }
    const y = positionAt(now, this.#anchors(table));
    this.hidden = y === undefined;
    if (y === undefined) return;
    this.style.insetBlockStart = `${y}px`;
    this.textContent = formatTime(now);
    this.title = gettext("Now");
  };

  /** Side by side, the edges of sessions tell the time; one below another, only the tops of slots do. */
  #anchors(table: HTMLElement): Anchor[] {
    const top = table.getBoundingClientRect().top;
    const byTime = new Map<number, number>();
    const slots = [...table.querySelectorAll<HTMLElement>(".slot:not([hidden])")];
    if (slots.some((slot) => getComputedStyle(slot).display !== "contents")) {
      for (const slot of slots) {
        byTime.set(Date.parse(slot.dataset.starts ?? ""), slot.getBoundingClientRect().top - top);
      }
      const last = slots.at(-1);
      const ends = [...(last?.querySelectorAll<HTMLElement>(".session") ?? [])].map((session) =>
        Date.parse(session.dataset.ends ?? ""),
      );
      if (last) byTime.set(Math.max(...ends), last.getBoundingClientRect().bottom - top);
    } else {
      for (const session of table.querySelectorAll<HTMLElement>(".session:not([hidden])")) {
        const box = session.getBoundingClientRect();
        byTime.set(Date.parse(session.dataset.ends ?? ""), box.bottom - top);
      }
      for (const session of table.querySelectorAll<HTMLElement>(".session:not([hidden])")) {
        byTime.set(Date.parse(session.dataset.starts ?? ""), session.getBoundingClientRect().top - top);
      }
    }
    return [...byTime].map(([at, y]) => ({ at, y })).sort((a, b) => a.at - b.at);
  }
}

customElements.define("sy-timetable-now", TimetableNow);
