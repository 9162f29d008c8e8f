// What to do with several sessions at once: the bar that stands below the grid while more than one is selected.
import { html, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import { valueOf } from "./bar.ts";
import type { Settings, Values } from "./contract.ts";
import type { Store } from "./store.ts";

export interface BulkActs {
  write(values: Values, label: string): void;
  shift(minutes: number): void;
  unschedule(): void;
  clear(): void;
}

export function bulkBar(store: Store, settings: Settings, acts: BulkActs): TemplateResult {
  const count = store.selected.size;
  const pick = (
    label: string,
    options: readonly [string, string][],
    choose: (value: string) => void,
  ): TemplateResult =>
    html`<select
      class="input"
      aria-label=${label}
      .value=${""}
      @change=${(event: Event) => {
        const value = valueOf(event);
        (event.currentTarget as HTMLSelectElement).value = "";
        if (value !== "") choose(value);
      }}
    >
      <option value="">${label}</option>
      ${options.map(([code, name]) => html`<option value=${code}>${name}</option>`)}
    </select>`;
  const flag = (field: "is_streamed" | "is_recorded", yes: string, no: string): TemplateResult =>
    pick(
      yes,
      [
        ["1", gettext("yes")],
        ["0", gettext("no")],
      ],
      (value) => {
        acts.write({ [field]: value === "1" }, value === "1" ? yes : no);
      },
    );
  const tracks: [string, string][] = [
    ["-", gettext("Without a track")],
    ...store.tracks.map(({ slug, name }): [string, string] => [slug, name]),
  ];
  return html`<div class="bulk" role="region" aria-label=${gettext("Selected sessions")}>
    <strong role="status"
      >${interpolate(ngettext("%(count)d selected", "%(count)d selected", count), { count })}</strong
    >
    ${pick(gettext("Track"), tracks, (value) => {
      acts.write({ track: value === "-" ? null : value }, gettext("Change tracks"));
    })}
    ${pick(gettext("Status"), settings.statuses, (status) => {
      acts.write({ status }, gettext("Change statuses"));
    })}
    ${pick(
      gettext("Room"),
      store.rooms.map(({ slug, name }): [string, string] => [slug, name]),
      (room) => {
        acts.write({ room }, gettext("Change rooms"));
      },
    )}
    ${pick(gettext("Kind"), settings.kinds, (kind) => {
      acts.write({ kind }, gettext("Change kinds"));
    })}
    ${flag("is_streamed", gettext("Streamed live"), gettext("Not streamed"))}
    ${flag("is_recorded", gettext("Recorded"), gettext("Not recorded"))}
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const minutes = Number(new FormData(event.currentTarget as HTMLFormElement).get("minutes"));
        if (Number.isInteger(minutes) && minutes !== 0) acts.shift(minutes);
      }}
    >
      <label
        >${gettext("Shift by minutes")}
        <input class="input" name="minutes" type="number" step="5" value="15" required
      /></label>
      <button class="button small">${gettext("Shift")}</button>
    </form>
    <button
      type="button"
      class="button small"
      @click=${() => {
        acts.unschedule();
      }}
    >
      ${gettext("Take out of the timetable")}
    </button>
    <button
      type="button"
      class="button small quiet"
      @click=${() => {
        acts.clear();
      }}
    >
      ${gettext("Clear the selection")}
    </button>
  </div>`;
}
