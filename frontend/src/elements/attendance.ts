// <sy-attendance> around the grid of who was there: each cell is sent as it is changed, and the totals of the days
// follow. The button below sends the whole grid, with a script or without.
import { gettext } from "../lib/i18n.ts";

interface Answer {
  days: number[];
}

export class Attendance extends HTMLElement {
  /** One after the other, so that the last change is also the last to arrive. */
  #queue: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.addEventListener("change", this.#changed);
  }

  disconnectedCallback(): void {
    this.removeEventListener("change", this.#changed);
  }

  readonly #changed = (event: Event): void => {
    const cell = event.target;
    if (cell instanceof HTMLInputElement && cell.name.startsWith("at-")) {
      this.#queue = this.#queue.then(() => this.#save(cell));
    }
  };

  async #save(cell: HTMLInputElement): Promise<void> {
    const form = cell.form;
    if (!form) return;
    this.#say(gettext("Saving…"));
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: this.#body(form, cell),
        headers: { "X-Autosave": "1" },
      });
      if (!response.ok) throw new Error(String(response.status));
      this.#count((await response.json()) as Answer);
      cell.dataset.saved = "yes";
      this.#say(gettext("Saved."));
    } catch {
      cell.dataset.saved = "no";
      this.#say(gettext("Not saved. Use the button."));
    }
  }

  #body(form: HTMLFormElement, cell: HTMLInputElement): FormData {
    const body = new FormData();
    const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
    body.set("csrfmiddlewaretoken", token?.value ?? "");
    const ticked = cell.checked ? "on" : "";
    body.set(cell.name, cell.type === "checkbox" ? ticked : cell.value);
    return body;
  }

  #count(answer: Answer): void {
    this.querySelectorAll("[data-total]").forEach((total, day) => {
      total.textContent = String(answer.days[day] ?? "");
    });
  }

  #say(text: string): void {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = text;
  }
}

customElements.define("sy-attendance", Attendance);
