// Where a session would stand that is held by key or dragged in from the list: a frame over the grid.
import { minuteOfDay } from "./clock.ts";
import type { Grid } from "./calendar.ts";
import { spanText } from "./card.ts";
import { slotHeight, topOf } from "./scale.ts";
import { titleOf } from "./sentences.ts";
import type { Held, Store } from "./store.ts";

export class HeldMark {
  readonly #grid: Grid;
  readonly #store: Store;
  readonly #element = document.createElement("div");

  constructor(grid: Grid, store: Store) {
    this.#grid = grid;
    this.#store = store;
    this.#element.className = "held-mark";
    this.#element.ariaHidden = "true";
  }

  /** `isCarried`: the pointer has it, so nothing needs to scroll. */
  show(held: Held, isCarried = false): void {
    const column = this.#grid.column(held.room);
    const session = this.#store.sessions.get(held.guid);
    if (!column || !session) {
      this.hide();
      return;
    }
    const { zoom, day } = this.#store;
    const top = topOf(minuteOfDay(held.wall, day), this.#grid.limits.from, zoom);
    const { style } = this.#element;
    style.setProperty("left", `${column.offsetLeft}px`);
    style.setProperty("width", `${column.offsetWidth}px`);
    style.setProperty("top", `${column.offsetTop + top}px`);
    style.setProperty("height", `${(held.minutes / zoom) * slotHeight(zoom)}px`);
    this.#element.textContent = `${spanText(held.wall, held.minutes)} ${titleOf(session)}`;
    if (this.#element.parentElement !== this.#grid.scroller) this.#grid.scroller?.append(this.#element);
    if (!isCarried) this.#element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  hide(): void {
    this.#element.remove();
  }

  say(severity: string | undefined): void {
    this.#element.dataset.severity = severity ?? "";
  }
}
