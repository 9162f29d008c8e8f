// Before the desk: a code to be typed; and after a lockout.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import type { App } from "./app.ts";

export function pairingView(app: App): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector("input");
    if (field?.value) void app.pair(field.value);
  };
  return html`<div class="check-in-start stack">
    <h1 class="title-2">${gettext("Check-in")}</h1>
    <p class="lead">${gettext("This device is not paired yet. An organizer gives you a code.")}</p>
    ${app.fault ? html`<p class="notice error" role="alert">${app.fault}</p>` : nothing}
    <form class="stack" @submit=${submit}>
      <label class="field"
        ><span class="label">${gettext("Code")}</span
        ><input
          class="input letters"
          name="code"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          dir="ltr"
      /></label>
      <button class="button primary large" ?disabled=${app.isBusy}>${gettext("Pair this device")}</button>
    </form>
  </div>`;
}

export function lockedOutView(): TemplateResult {
  return html`<div class="check-in-start stack" role="alert">
    <h1 class="title-2">${gettext("This device is locked out")}</h1>
    <p class="lead">${gettext("Everything that it held has been deleted. Bring it to an organizer.")}</p>
  </div>`;
}
