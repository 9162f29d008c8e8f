// <sy-copy> around a text ([data-copied]) and a button that copies it.
import { gettext } from "../lib/i18n.ts";
import { toast } from "./toasts.ts";

export class Copy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", () => { void this.#copy(); });
  }

  async #copy(): Promise<void> {
    const source = this.querySelector("[data-copied]");
    if (!source) return;
    try {
      await navigator.clipboard.writeText((source.textContent).replace(/\s+/g, " ").trim());
      toast(gettext("Copied."), "success");
    } catch {
      // No permission: mark the text, so that the keyboard can copy it.
      getSelection()?.selectAllChildren(source);
    }
  }
}

customElements.define("sy-copy", Copy);
