// The large card: a word, a sign, a color, who it is and what to do; and what one can do about it.
import { html, nothing, svg, type TemplateResult } from "lit";
import { gettext, interpolate } from "../lib/i18n.ts";
import { formatTime } from "../lib/time.ts";
import type { App } from "./app.ts";
import type { Desk, Result } from "./desk.ts";
import { SIGNS, advice, apart, toneOf, word } from "./words.ts";

export function verdict(app: App, desk: Desk): TemplateResult {
  const result = desk.results[0];
  return html`<div
    class="check-in-verdict ${result ? toneOf(result.verdict) : "idle"}"
    data-verdict=${result?.verdict ?? ""}
  >
    <div role="status" aria-live="assertive" aria-atomic="true">
      ${
        result
          ? card(desk, result)
          : html`<p class="lead">
              ${gettext("Hold a code before the camera or the scanner, or type a name.")}
            </p>`
      }
    </div>
    ${result ? acts(app, desk, result) : nothing}
  </div>`;
}

function card(desk: Desk, result: Result): TemplateResult {
  const { person, earlier } = result;
  const time = (at: number): string => formatTime(at, desk.roll.zone);
  return html`<svg class="check-in-sign" viewBox="0 0 24 24" aria-hidden="true">
      ${svg`<path d=${SIGNS[toneOf(result.verdict)]} />`}
    </svg>
    <p class="check-in-word">${word(result.verdict)}</p>
    ${result.isCorrected ? html`<p>${gettext("The server says so now: another device was first.")}</p>` : nothing}
    ${
      person
        ? html`<p class="check-in-name">
              <bdi>${person.name || gettext("Newly registered; the name is still to come")}</bdi>
            </p>
            ${person.latin ? html`<p><bdi>${person.latin}</bdi></p>` : nothing}
            <p><bdi>${person.institution}</bdi></p>
            <p class="strong">${desk.roll.category(person.category)}</p>
            ${person.walkIn ? html`<p class="check-in-number">${gettext("Number for the badge:")} <b dir="ltr">${person.code}</b></p>` : nothing}`
        : html`<p class="letters" dir="ltr">${result.text.slice(0, 24)}</p>`
    }
    <p>${advice(result.verdict)}</p>
    ${
      earlier
        ? html`<p>
            ${interpolate(gettext("Since %(time)s, %(door)s, on “%(device)s”"), {
              time: time(earlier.at),
              door: apart(desk.roll.door(earlier.door)?.name ?? ""),
              device: apart(desk.roll.setup.devices[String(earlier.device)] ?? ""),
            })}
          </p>`
        : nothing
    }`;
}

function acts(app: App, desk: Desk, result: Result): TemplateResult {
  const admit = (): void => {
    const note = prompt(gettext("Why? Organizers see this note."));
    if (note) void desk.override(result, note);
  };
  const canOverride = !result.through && result.act === "in" && result.verdict !== "undone";
  return html`<div class="cluster">
    ${
      result.verdict !== "undone"
        ? html`<button type="button" class="button" @click=${() => void desk.undo(result)}>
            ${gettext("Undo")}
          </button>`
        : nothing
    }
    ${
      canOverride
        ? html`<button type="button" class="button" @click=${admit}>
            ${gettext("Let in all the same")}
          </button>`
        : nothing
    }
    ${
      result.person && result.person.id > 0
        ? html`<a
            class="button"
            target="_blank"
            rel="noopener"
            href=${`${app.settings.base.replace("check-in/", "organize/registrations/")}${result.person.id}/`}
            @click=${() => void (result.person && desk.printed(result.person))}
            >${gettext("Print the badge")}</a
          >`
        : nothing
    }
  </div>`;
}
