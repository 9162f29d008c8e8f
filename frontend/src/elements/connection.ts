// <sy-connection>: one calm word on how current the page is.
import { html, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import type { Status } from "../realtime/live.ts";
import { LiveElement } from "../realtime/live-element.ts";

export class Connection extends LiveElement {
  protected override render(): TemplateResult {
    const status = this.live?.status ?? "connecting";
    const kinds: Record<Status, string> = {
      connecting: "waiting",
      live: "good",
      polling: "good",
      offline: "bad",
    };
    return html`<span class="connection" role="status">
      <span class="dot ${kinds[status]}"></span>${words(status)}
    </span>`;
  }
}

export function words(status: Status): string {
  switch (status) {
    case "connecting":
      return gettext("Connecting");
    case "live":
      return gettext("Connected");
    case "polling":
      return gettext("Connected, a few seconds behind");
    case "offline":
      return gettext("No connection. Trying again.");
  }
}

customElements.define("sy-connection", Connection);
