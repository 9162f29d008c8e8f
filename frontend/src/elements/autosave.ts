// <sy-autosave active> around the form of a draft: sends it a moment after the last key, and says so in
// [data-status]. The button does the same without a script. A newer state elsewhere stops it: nothing is overwritten.
import { gettext } from "../lib/i18n.ts";

const PAUSE = 1500;

interface Answer {
  version?: number;
  message?: string;
}

export class Autosave extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #changed = false;

  connectedCallback(): void {
    if (this.hasAttribute("active")) this.addEventListener("input", this.#later);
    this.addEventListener("submit", this.#stop);
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  readonly #later = (): void => {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { void this.#save(); }, PAUSE);
  };

  readonly #stop = (): void => {
    clearTimeout(this.#timer);
    this.removeEventListener("input", this.#later);
  };

  async #save(): Promise<void> {
    const form = this.querySelector("form");
    // One at a time: the next one needs the version that this one brings back.
    if (!form || this.#sending) return;
    this.#sending = true;
    this.#changed = false;
    this.#say(gettext("Saving…"));
    try {
      const response = await fetch(location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Autosave": "1" },
      });
      this.#take(form, response, (await response.json()) as Answer);
    } catch {
      this.#say(gettext("Not saved: there is no connection. Your words are still here."));
    } finally {
      this.#sending = false;
    }
    this.#again();
  }

  /** What was typed while the answer was on its way. */
  #again(): void {
    if (this.#changed) this.#later();
  }

  #take(form: HTMLFormElement, response: Response, answer: Answer): void {
    if (response.ok && answer.version !== undefined) {
      const version = form.querySelector<HTMLInputElement>("input[name=version]");
      if (version) version.value = String(answer.version);
      this.#say(gettext("Saved."));
      return;
    }
    if (response.status === 409) {
      this.#changed = false;
      this.#stop();
    }
    this.#say(answer.message ?? gettext("Not saved. Use the button."));
  }

  #say(text: string): void {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = text;
  }
}

customElements.define("sy-autosave", Autosave);
