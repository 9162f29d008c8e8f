// Which of the rooms stand in the grid, and the way to the others.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate } from "../lib/i18n.ts";
import type { Grid } from "./calendar.ts";
import { sign } from "./signs.ts";
import type { Store } from "./store.ts";
import { valueOf } from "./bar.ts";

export function rail(store: Store, grid: Grid): TemplateResult | typeof nothing {
  const all = store.rooms.length;
  if (all <= grid.count) return nothing;
  const turn = (by: number): void => {
    grid.turnTo(grid.first + by);
  };
  const isSingle = grid.count === 1;
  const step = Math.max(1, grid.count - 1);
  return html`<button
      type="button"
      class="button small quiet icon-only"
      aria-label=${gettext("Rooms before")}
      ?disabled=${grid.first === 0}
      @click=${() => {
        turn(-step);
      }}
    >
      ${sign("back")}
    </button>
    <span class="which" role="status"
      >${
        isSingle
          ? interpolate(gettext("Room %(first)s of %(all)s"), { first: grid.first + 1, all })
          : interpolate(gettext("Rooms %(first)s to %(last)s of %(all)s"), {
              first: grid.first + 1,
              last: grid.first + grid.count,
              all,
            })
      }</span
    >
    <select
      class="input"
      aria-label=${gettext("Go to the room")}
      @change=${(event: Event) => {
        grid.turnTo(Number(valueOf(event)));
      }}
    >
      ${store.rooms.map((room, index) => html`<option value=${index} ?selected=${index === grid.first}>${room.name}</option>`)}
    </select>
    <span class="strip" aria-hidden="true"><span class="shown"></span></span>
    <button
      type="button"
      class="button small quiet icon-only"
      aria-label=${gettext("Rooms after")}
      ?disabled=${grid.first + grid.count >= all}
      @click=${() => {
        turn(step);
      }}
    >
      ${sign("forth")}
    </button>`;
}
