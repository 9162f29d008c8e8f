// <sy-toasts>: messages that the server put on the page, and those that scripts add with `toast()`.
import { gettext } from "../lib/i18n.ts";

export type ToastKind = "info" | "success" | "warning" | "error";
const SECONDS_SHOWN = 8;

export class Toasts extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const target = event.target;
      if (target instanceof Element && target.closest("[data-dismiss]")) target.closest(".toast")?.remove();
    });
    for (const toast of this.querySelectorAll<HTMLElement>(".toast")) this.#leave(toast);
  }

  add(text: string, kind: ToastKind = "info"): void {
    const toast = document.createElement("div");
    toast.className = `notice toast ${kind}`;
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet small icon-only";
    button.dataset.dismiss = "";
    button.ariaLabel = gettext("Close this message");
    button.textContent = "×";
    toast.append(paragraph, button);
    this.append(toast);
    this.#leave(toast);
  }

  /** Errors and warnings stay until somebody closes them; the rest waits while it is pointed at or focused. */
  #leave(toast: HTMLElement): void {
    if (toast.matches(".error, .warning")) return;
    const timer = setInterval(() => {
      if (toast.matches(":hover, :focus-within")) return;
      clearInterval(timer);
      toast.remove();
    }, SECONDS_SHOWN * 1000);
  }
}

customElements.define("sy-toasts", Toasts);

/** Show a short message above the page. */
export function toast(text: string, kind: ToastKind = "info"): void {
  document.querySelector<Toasts>("sy-toasts")?.add(text, kind);
}
