// Two dialogs: somebody new, and what this device does.
import { html, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { App } from "./app.ts";
import type { Desk } from "./desk.ts";

export function walkInView(app: App, desk: Desk): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    if (text("name") === "") return;
    form.closest("dialog")?.close();
    form.reset();
    void desk.walkIn({
      name: text("name"),
      institution: text("institution"),
      category: Number(text("category")),
      language: document.documentElement.lang,
    });
    app.draw();
  };
  const categories = desk.roll.setup.categories.filter((category) => category.on_site && !category.retired);
  return html`<dialog class="dialog" id="check-in-walk-in" aria-labelledby="walk-in-title">
    <form class="stack" method="dialog" @submit=${submit}>
      <h2 class="title-3" id="walk-in-title">${gettext("Somebody who is not on the list")}</h2>
      <label class="field"
        ><span class="label">${gettext("Name")}</span
        ><input class="input" name="name" required maxlength="200" autocomplete="off" dir="auto" autofocus
      /></label>
      <label class="field"
        ><span class="label">${gettext("Institution")}</span
        ><input
          class="input"
          name="institution"
          maxlength="200"
          autocomplete="off"
          dir="auto"
          list="institutions"
      /></label>
      <datalist id="institutions">
        ${desk.roll.institutions().map((name) => html`<option value=${name}></option>`)}
      </datalist>
      <label class="field"
        ><span class="label">${gettext("Category")}</span
        ><select class="input" name="category">
          ${categories.map((category) => html`<option value=${category.id}>${category.name}</option>`)}
        </select></label
      >
      <div class="cluster">
        <button class="button primary">${gettext("Register and let in")}</button>
        <button type="button" class="button quiet" data-closes>${gettext("Cancel")}</button>
      </div>
    </form>
  </dialog>`;
}

export function settingsView(app: App, desk: Desk): TemplateResult {
  const known = desk.roll.people.size;
  const text = ngettext("%(count)s person on the list", "%(count)s people on the list", known);
  const checked = (event: Event): boolean => (event.currentTarget as HTMLInputElement).checked;
  return html`<dialog class="dialog" id="check-in-settings-dialog" aria-labelledby="settings-title">
    <div class="stack">
      <h2 class="title-3" id="settings-title"><bdi>${desk.roll.setup.device.name}</bdi></h2>
      <p>
        <span data-known=${known}>${interpolate(text, { count: known })}</span> ·
        ${
          app.isKept
            ? gettext("This page works without a network now.")
            : gettext("This page is not kept for use without a network yet.")
        }
      </p>
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${app.preferences.sound}
          @change=${(event: Event) => {
            app.prefer({ sound: checked(event) });
          }}
        />
        ${gettext("Sound")}</label
      >
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${app.preferences.vibration}
          @change=${(event: Event) => {
            app.prefer({ vibration: checked(event) });
          }}
        />
        ${gettext("Vibration")}</label
      >
      <nav class="cluster tight" aria-label=${gettext("Language")}>
        ${app.settings.languages.map(
          ({ code, name }) =>
            html`<a class="tag" lang=${code} href=${app.settings.base.replace(/^\/[^/]+/, `/${code}`)}
              >${name}</a
            >`,
        )}
      </nav>
      <div><button type="button" class="button" data-closes>${gettext("Close")}</button></div>
    </div>
  </dialog>`;
}
