// <sy-stars edition="2021"> around forms with button.star[data-star]: a star is set without leaving the page.
// With an `account` (where stars of the device are sent) they belong to the person; without one they stay on the
// device. `only` hides what has no star. Without JavaScript the forms post, which asks for an account.
import { gettext } from "../lib/i18n.ts";
import { toast } from "./toasts.ts";

export class Stars extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", this.#onSubmit);
    if (this.#account === null) this.#show(this.#kept());
    else void this.#bringToAccount(this.#account);
  }

  get #account(): string | null {
    return this.getAttribute("account");
  }

  get #key(): string {
    return `stars:${this.getAttribute("edition") ?? ""}`;
  }

  #kept(): Set<string> {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return new Set(Array.isArray(kept) ? kept.filter((guid) => typeof guid === "string") : []);
    } catch {
      return new Set();
    }
  }

  #keep(guids: Set<string>): void {
    if (guids.size > 0) localStorage.setItem(this.#key, JSON.stringify([...guids]));
    else localStorage.removeItem(this.#key);
  }

  get #buttons(): NodeListOf<HTMLButtonElement> {
    return this.querySelectorAll<HTMLButtonElement>("button[data-star]");
  }

  #show(guids: Set<string>): void {
    for (const button of this.#buttons) this.#press(button, guids.has(button.dataset.star ?? ""));
    if (!this.hasAttribute("only")) return;
    for (const session of this.querySelectorAll<HTMLElement>(".session[data-guid]")) {
      session.hidden = !guids.has(session.dataset.guid ?? "");
    }
    for (const selector of [".slot", ".timetable-section"]) {
      for (const group of this.querySelectorAll<HTMLElement>(selector)) {
        group.hidden = group.querySelector(".session:not([hidden])") === null;
      }
    }
    const none = this.querySelector<HTMLElement>("[data-no-stars]");
    if (none) none.hidden = this.querySelector(".session:not([hidden])") !== null;
  }

  /** A pressed button takes the star away when it is sent. */
  #press(button: HTMLButtonElement, starred: boolean): void {
    button.setAttribute("aria-pressed", String(starred));
    button.value = starred ? "" : "1";
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const button = form.querySelector<HTMLButtonElement>("button[data-star]");
    if (!button) return;
    event.preventDefault();
    const starred = button.getAttribute("aria-pressed") !== "true";
    this.#press(button, starred);
    if (this.#account === null) {
      const kept = this.#kept();
      const guid = button.dataset.star ?? "";
      if (starred) kept.add(guid);
      else kept.delete(guid);
      this.#keep(kept);
    } else {
      void this.#send(form, button, starred);
    }
  };

  async #send(form: HTMLFormElement, button: HTMLButtonElement, starred: boolean): Promise<void> {
    const body = new FormData(form);
    body.set("starred", starred ? "1" : "");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
    } catch {
      this.#press(button, !starred);
      toast(gettext("The star could not be saved. Please try again."), "error");
    }
  }

  async #bringToAccount(address: string): Promise<void> {
    const kept = this.#kept();
    const token = this.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value;
    if (kept.size === 0 || token === undefined) return;
    const body = new URLSearchParams({ guids: [...kept].join(" ") });
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token },
    }).catch(() => undefined);
    if (answer?.ok !== true) return;
    const { stars } = (await answer.json()) as { stars: string[] };
    this.#keep(new Set());
    for (const button of this.#buttons) this.#press(button, stars.includes(button.dataset.star ?? ""));
  }
}

customElements.define("sy-stars", Stars);
