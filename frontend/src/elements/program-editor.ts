// <sy-program-editor>: the organizers' editor of a program. What the server rendered inside stays until the program
// has been read, and for good where that fails: the grid of links works without it.
import type { Desk } from "../editor/desk.ts";
import type { Settings } from "../editor/contract.ts";
import { gettext } from "../lib/i18n.ts";
import { toast } from "./toasts.ts";

export class ProgramEditor extends HTMLElement {
  #desk: Desk | undefined;

  connectedCallback(): void {
    if (this.#desk) return;
    void this.#open();
  }

  disconnectedCallback(): void {
    this.#desk?.stop();
    this.#desk = undefined;
  }

  async #open(): Promise<void> {
    const text = this.querySelector("script[type='application/json']")?.textContent;
    if (!text) return;
    const settings = JSON.parse(text) as Settings;
    this.ariaBusy = "true";
    try {
      const [{ Desk }, { Client }] = await Promise.all([
        import("../editor/desk.ts"),
        import("../editor/client.ts"),
      ]);
      const client = new Client(settings);
      const data = await client.program();
      if (!this.isConnected) return;
      this.#desk = new Desk(this, data, settings, client);
      this.#desk.start();
      this.dataset.ready = "";
    } catch (reason) {
      console.error("The editor could not be opened", reason);
      this.dataset.failed = "";
      toast(
        gettext("The editor could not be opened. This page works without it; reload it to try again."),
        "error",
      );
    }
    this.ariaBusy = null;
  }
}

customElements.define("sy-program-editor", ProgramEditor);
