// The desk: bar, field, people found; the verdict and what has happened stand in files of their own.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { App } from "./app.ts";
import type { Desk } from "./desk.ts";
import type { Person } from "./roll.ts";
import { settingsView, walkInView } from "./view-dialogs.ts";
import { conflicts, last } from "./view-side.ts";
import { verdict } from "./view-verdict.ts";

export function deskView(app: App, desk: Desk): TemplateResult {
  return html`${bar(app, desk)}
    <div class="check-in-desk">
      <div class="check-in-main">${field(app, desk)} ${verdict(app, desk)}</div>
      <aside class="check-in-side stack" aria-label=${gettext("What has happened")}>
        ${conflicts(desk)} ${last(app, desk)}
      </aside>
    </div>
    ${walkInView(app, desk)} ${settingsView(app, desk)}`;
}

function bar(app: App, desk: Desk): TemplateResult {
  const count = desk.roll.count(desk.door, desk.today);
  const door = desk.roll.door(desk.door);
  const choose = (event: Event): void => {
    desk.door = Number((event.currentTarget as HTMLSelectElement).value);
    app.draw();
  };
  const turn = (act: "in" | "out") => () => {
    desk.act = act;
    app.draw();
  };
  const pressed = (act: "in" | "out"): "true" | "false" => (desk.act === act ? "true" : "false");
  return html`<header class="check-in-bar">
    <h1 class="visually-hidden">${gettext("Check-in")}</h1>
    <label class="check-in-door"
      ><span class="visually-hidden">${gettext("Door")}</span
      ><select class="input" @change=${choose}>
        ${desk.roll.doors.map(
          (one) => html`<option value=${one.id} ?selected=${one.id === desk.door}>${one.name}</option>`,
        )}
      </select></label
    >
    <div class="button-group" role="group" aria-label=${gettext("Direction")}>
      <button type="button" class="button" aria-pressed=${pressed("in")} @click=${turn("in")}>
        ${gettext("In")}
      </button>
      <button type="button" class="button" aria-pressed=${pressed("out")} @click=${turn("out")}>
        ${gettext("Out")}
      </button>
    </div>
    <p class="check-in-count">
      <span class="figure" data-inside>${count.inside}</span>
      <span class="label">${inside(door?.capacity ?? null, count.inside)}</span>
    </p>
    ${connection(app, desk)}
  </header>`;
}

function inside(capacity: number | null, count: number): string {
  if (capacity === null) return gettext("inside");
  const text = count >= capacity ? gettext("of %(count)s places: full") : gettext("of %(count)s places");
  return interpolate(text, { count: capacity });
}

/** The truth about the network, in words. */
function connection(app: App, desk: Desk): TemplateResult {
  const { sync } = desk;
  const waiting = sync.outbox.size;
  const isOnline = sync.state === "online";
  const texts = [
    isOnline
      ? gettext("Connected")
      : sync.state === "starting"
        ? gettext("Connecting")
        : gettext("No network"),
  ];
  if (waiting > 0) {
    const text = ngettext(
      "%(count)s entry waits for the network",
      "%(count)s entries wait for the network",
      waiting,
    );
    texts.push(interpolate(text, { count: waiting }));
  }
  if (sync.stuck > 0) {
    const text = ngettext(
      "%(count)s entry could not be read by the server; show this device to an organizer",
      "%(count)s entries could not be read by the server; show this device to an organizer",
      sync.stuck,
    );
    texts.push(interpolate(text, { count: sync.stuck }));
  }
  const state = isOnline && waiting === 0 ? "good" : "waiting";
  const open = (): void => {
    document.querySelector<HTMLDialogElement>("#check-in-settings-dialog")?.showModal();
  };
  return html`<button
    type="button"
    class="check-in-state"
    data-state=${sync.state}
    data-waiting=${waiting}
    data-kept=${String(app.isKept)}
    @click=${open}
  >
    <span class="dot ${state}" aria-hidden="true"></span>
    <span>${texts.join(" · ")}</span>
    <span class="visually-hidden">${gettext("Settings")}</span>
  </button>`;
}

function field(app: App, desk: Desk): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const entry = (event.currentTarget as HTMLFormElement).querySelector("input");
    if (!entry) return;
    const text = entry.value;
    entry.value = "";
    void app.enter(text);
  };
  const typed = (event: InputEvent): void => {
    app.typed(event.currentTarget as HTMLInputElement);
  };
  const open = (): void => {
    document.querySelector<HTMLDialogElement>("#check-in-walk-in")?.showModal();
  };
  return html`<form class="check-in-field" role="search" @submit=${submit}>
      <label class="visually-hidden" for="entry">${gettext("Scan a code, or type a name")}</label>
      <input
        id="entry"
        class="input"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        autofocus
        placeholder=${gettext("Scan a code, or type a name")}
        @input=${typed}
      />
      <button
        type="button"
        class="button"
        aria-pressed=${String(app.isCameraOn)}
        @click=${() => void app.toggleCamera()}
      >
        ${gettext("Camera")}
      </button>
      <button type="button" class="button" @click=${open}>${gettext("New person")}</button>
    </form>
    ${app.fault ? html`<p class="notice error" role="alert">${app.fault}</p>` : nothing}
    ${
      app.isCameraOn
        ? html`<video
            class="check-in-camera"
            playsinline
            muted
            aria-label=${gettext("Picture of the camera")}
          ></video>`
        : nothing
    }
    ${people(app, desk)}`;
}

function people(app: App, desk: Desk): TemplateResult | typeof nothing {
  if (app.found.length === 0) return nothing;
  const row = (person: Person): TemplateResult =>
    html`<li>
      <button type="button" class="check-in-person" @click=${() => void app.choose(person)}>
        <bdi class="strong">${person.name}</bdi
        >${person.latin ? html` <bdi class="soft">${person.latin}</bdi>` : nothing}
        <span class="small soft"
          ><bdi>${person.institution}</bdi> · ${desk.roll.category(person.category)}</span
        >
      </button>
    </li>`;
  return html`<ul class="check-in-people" role="list" aria-label=${gettext("People found")}>
    ${app.found.map(row)}
  </ul>`;
}
