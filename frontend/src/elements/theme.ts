// <sy-theme> around buttons with data-theme-choice: shows the choice at once and keeps it in a cookie.
import { setCookie } from "../lib/cookies.ts";

export class Theme extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this.#choose);
    this.#mark(document.documentElement.dataset.theme ?? "auto");
  }

  readonly #choose = (event: Event): void => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-theme-choice]") : null;
    const choice = button?.dataset.themeChoice;
    if (choice === undefined) return;
    event.preventDefault();
    document.documentElement.dataset.theme = choice;
    setCookie("theme", choice);
    for (const other of document.querySelectorAll<Theme>("sy-theme")) other.#mark(choice);
  };

  #mark(choice: string): void {
    for (const button of this.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
      if (button.dataset.themeChoice === choice) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}

customElements.define("sy-theme", Theme);
