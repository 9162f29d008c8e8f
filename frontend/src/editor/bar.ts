// The line above the grid: days, zoom, filters, undo, and whether the line to the server stands.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { Settings } from "./contract.ts";
import { narrows, NO_FILTER, NO_TRACK, type Filter } from "./filter.ts";
import { ZOOMS } from "./scale.ts";
import { dayName } from "./sentences.ts";
import { sign, type Sign } from "./signs.ts";
import type { Pane, Store } from "./store.ts";

export interface BarActs {
  day(day: string): void;
  zoom(minutes: number): void;
  filter(filter: Filter): void;
  travel(way: "undo" | "redo"): void;
  help(): void;
  create(): void;
  pane(pane: Pane): void;
}

export function bar(
  store: Store,
  settings: Settings,
  history: { canUndo: boolean; canRedo: boolean },
  found: number,
  acts: BarActs,
): TemplateResult {
  return html` <nav class="days" aria-label=${gettext("Days")}>
      ${store.days.map(
        (day) =>
          html`<button
            type="button"
            aria-current=${day === store.day ? "date" : "false"}
            @click=${() => {
              acts.day(day);
            }}
          >
            ${dayName(day, "short")} <span class="count">${store.onDay(day).length}</span>
          </button>`,
      )}
    </nav>
    <div class="tools">
      ${tool("undo", gettext("Undo"), !history.canUndo, () => {
        acts.travel("undo");
      })}
      ${tool("redo", gettext("Redo"), !history.canRedo, () => {
        acts.travel("redo");
      })}
      <label class="zoom"
        ><span>${gettext("Lines")}</span>
        <select
          class="input"
          @change=${(event: Event) => {
            acts.zoom(Number(valueOf(event)));
          }}
        >
          ${ZOOMS.map(
            (zoom) =>
              html`<option value=${zoom} ?selected=${zoom === store.zoom}>
                ${interpolate(ngettext("%(count)d min", "%(count)d min", zoom), { count: zoom })}
              </option>`,
          )}
        </select></label
      >
      <button
        type="button"
        class="button small"
        @click=${() => {
          acts.create();
        }}
      >
        ${sign("plus")}${gettext("New session")}
      </button>
      ${tool("help", gettext("Keys"), false, () => {
        acts.help();
      })}
      ${connection(store)}
    </div>
    ${filters(store, settings, found, acts)}
    <div class="panes" role="group" aria-label=${gettext("Shown")}>
      ${pane(store, "list", gettext("Not scheduled"), acts)}${pane(store, "grid", gettext("Grid"), acts)}${pane(store, "side", gettext("Details"), acts)}
    </div>`;
}

function tool(name: Sign, label: string, isOff: boolean, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button small quiet icon-only"
    aria-label=${label}
    title=${label}
    ?disabled=${isOff}
    @click=${act}
  >
    ${sign(name)}
  </button>`;
}

function pane(store: Store, name: Pane, label: string, acts: BarActs): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    aria-pressed=${store.pane === name}
    @click=${() => {
      acts.pane(name);
    }}
  >
    ${label}
  </button>`;
}

function connection(store: Store): TemplateResult {
  const told = {
    connecting: gettext("Connecting"),
    live: gettext("Live"),
    polling: gettext("Every few seconds"),
    offline: gettext("No connection"),
  }[store.connection];
  const mark = { connecting: "waiting", live: "good", polling: "waiting", offline: "bad" }[store.connection];
  const text = store.pending > 0 ? gettext("Saving…") : told;
  return html`<span class="line-state"
    ><span class="dot ${store.pending > 0 ? "waiting" : mark}"></span>${text}</span
  >`;
}

function filters(store: Store, settings: Settings, found: number, acts: BarActs): TemplateResult {
  const { filter } = store;
  const change = (values: Partial<Filter>): void => {
    acts.filter({ ...filter, ...values });
  };
  return html`<div class="sieve" role="search" aria-label=${gettext("Filter the sessions")}>
    <input
      class="input"
      type="search"
      aria-label=${gettext("Search titles and people")}
      placeholder=${gettext("Search")}
      .value=${filter.text}
      @input=${(event: Event) => {
        change({ text: valueOf(event) });
      }}
    />
    ${choice(
      gettext("Track"),
      filter.track,
      [
        ...store.tracks.map(({ slug, name }): [string, string] => [slug, name]),
        [NO_TRACK, gettext("Without a track")],
      ],
      (track) => {
        change({ track });
      },
    )}
    ${choice(gettext("Language"), filter.language, settings.languages, (language) => {
      change({ language });
    })}
    ${choice(gettext("Status"), filter.status, settings.statuses, (status) => {
      change({ status });
    })}
    ${choice(gettext("Kind"), filter.kind, settings.kinds, (kind) => {
      change({ kind });
    })}
    ${
      narrows(filter)
        ? html`<label class="hides"
              ><input
                type="checkbox"
                .checked=${filter.hides}
                @change=${() => {
                  change({ hides: !filter.hides });
                }}
              />
              ${gettext("Hide the others")}</label
            >
            <span class="count" role="status"
              >${interpolate(ngettext("%(count)d session fits", "%(count)d sessions fit", found), { count: found })}</span
            >
            <button
              type="button"
              class="button small quiet"
              @click=${() => {
                acts.filter(NO_FILTER);
              }}
            >
              ${gettext("Show all")}
            </button>`
        : nothing
    }
  </div>`;
}

function choice(
  label: string,
  chosen: string,
  options: readonly [string, string][],
  choose: (value: string) => void,
): TemplateResult {
  return html`<select
    class="input"
    aria-label=${label}
    @change=${(event: Event) => {
      choose(valueOf(event));
    }}
  >
    <option value="" ?selected=${chosen === ""}>${label}</option>
    ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
  </select>`;
}

export function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}
