// The side list: sessions that have no place yet. They are dragged or picked up from here; what is dropped here leaves.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { Session } from "./contract.ts";
import { titleOf } from "./sentences.ts";
import { sign } from "./signs.ts";
import type { Store } from "./store.ts";

export interface WaitingActs {
  click(guid: string, event: MouseEvent): void;
  press(guid: string, event: PointerEvent): void;
  pickUp(guid: string): void;
  more(): void;
}

export function waiting(
  store: Store,
  sessions: readonly Session[],
  most: number,
  acts: WaitingActs,
): TemplateResult {
  const shown = sessions.slice(0, most);
  return html`<h2>${gettext("Not scheduled")} <span class="count">${sessions.length}</span></h2>
    ${
      shown.length === 0
        ? html`<p class="faint">
            ${gettext("Everything has a room and a time. What you drop here leaves the timetable and stays in the program.")}
          </p>`
        : html`<ul>
            ${repeat(
              shown,
              ({ guid }) => guid,
              (session) => row(session, store, acts),
            )}
          </ul>`
    }
    ${
      sessions.length > most
        ? html`<button
            type="button"
            class="button small"
            @click=${() => {
              acts.more();
            }}
          >
            ${gettext("Show more")}
          </button>`
        : nothing
    }`;
}

function row(session: Session, store: Store, acts: WaitingActs): TemplateResult {
  const { guid } = session;
  const track = store.track(session.track);
  const people = session.people.map((one) => store.people.get(one.guid ?? "")?.name ?? "").filter(Boolean);
  const title = titleOf(session);
  return html`<li
    class="waiting ${session.kind}"
    data-guid=${guid}
    data-color=${track?.color ?? ""}
    data-held=${store.held?.guid === guid ? "" : nothing}
    data-selected=${store.selected.has(guid) ? "" : nothing}
    @pointerdown=${(event: PointerEvent) => {
      acts.press(guid, event);
    }}
  >
    <button
      type="button"
      class="open"
      aria-pressed=${store.selected.has(guid)}
      aria-current=${store.opened === guid}
      @click=${(event: MouseEvent) => {
        acts.click(guid, event);
      }}
    >
      <span class="title" dir="auto">${title}</span>
      <span class="meta"
        >${interpolate(ngettext("%(count)d min", "%(count)d min", session.minutes), { count: session.minutes })}${track ? ` · ${track.name}` : ""}${people.length > 0 ? ` · ${people.slice(0, 2).join(", ")}` : ""}</span
      >
    </button>
    <button
      type="button"
      class="button small quiet icon-only"
      aria-label=${interpolate(gettext("Pick up %(title)s"), { title })}
      title=${gettext("Pick up")}
      @click=${() => {
        acts.pickUp(guid);
      }}
    >
      ${sign("hand")}
    </button>
  </li>`;
}
