// Beside the card: conflicts that wait for somebody, and what this device saw last.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import { formatTime } from "../lib/time.ts";
import type { App } from "./app.ts";
import type { ConflictRow } from "./contract.ts";
import type { Desk, Result } from "./desk.ts";
import { apart, toneOf, word } from "./words.ts";

export function conflicts(desk: Desk): TemplateResult | typeof nothing {
  const open = [...desk.roll.conflicts.values()].filter((row) => row[9] === 0);
  if (open.length === 0) return nothing;
  const place = (door: number | null, device: number | null, at: number | null): string =>
    door === null || at === null
      ? ""
      : [
          formatTime(at, desk.roll.zone),
          desk.roll.door(door)?.name ?? "",
          desk.roll.setup.devices[String(device)] ?? "",
        ]
          .map(apart)
          .join(" · ");
  const row = ([
    id,
    kind,
    person,
    door,
    device,
    at,
    before,
    beforeDevice,
    beforeAt,
  ]: ConflictRow): TemplateResult =>
    html`<li data-conflict=${id}>
      <p class="strong">
        ${person === null ? gettext("Somebody unknown") : html`<bdi>${desk.roll.people.get(person)?.name ?? ""}</bdi>`}
      </p>
      <p class="small">${word(kind)}</p>
      <p class="small soft">${place(before, beforeDevice, beforeAt)}</p>
      <p class="small soft">${place(door, device, at)}</p>
    </li>`;
  return html`<section class="check-in-conflicts" aria-labelledby="conflicts">
    <h2 class="title-4" id="conflicts">${gettext("Conflicts")} <span class="count">${open.length}</span></h2>
    <ul class="rows" role="list">
      ${open.slice(-20).reverse().map(row)}
    </ul>
  </section>`;
}

export function last(app: App, desk: Desk): TemplateResult {
  const row = (result: Result): TemplateResult =>
    html`<li>
      <span class="dot ${toneOf(result.verdict)}" aria-hidden="true"></span>
      <span class="number">${formatTime(result.at, desk.roll.zone)}</span>
      <span
        ><bdi>${result.person?.name ?? result.text.slice(0, 14)}</bdi>
        <span class="small soft">${word(result.verdict)}</span></span
      >
    </li>`;
  return html`<section aria-labelledby="last">
    <h2 class="title-4" id="last">${gettext("Last on this device")}</h2>
    ${
      desk.results.length === 0
        ? html`<p class="small soft">
            ${app.isKept ? gettext("This page works without a network now.") : gettext("Nothing yet.")}
          </p>`
        : html`<ol class="check-in-last" role="list">
            ${desk.results.slice(0, 12).map(row)}
          </ol>`
    }
  </section>`;
}
