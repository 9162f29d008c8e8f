// <sy-check-in>: the page at the doors. Its parts are fetched here alone; what it holds is on the device.
import type { Settings } from "../checkin/contract.ts";
import { gettext } from "../lib/i18n.ts";
import { toast } from "./toasts.ts";

export class CheckIn extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector("script[type='application/json']")?.textContent;
    if (text) void this.#open(JSON.parse(text) as Settings);
  }

  async #open(settings: Settings): Promise<void> {
    try {
      const { App } = await import("../checkin/app.ts");
      await new App(this, settings).start();
    } catch (reason) {
      console.error("Check-in could not be opened", reason);
      toast(gettext("Check-in could not be opened. Reload the page to try again."), "error");
    }
  }
}

customElements.define("sy-check-in", CheckIn);
