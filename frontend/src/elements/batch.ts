// <sy-batch src>: asks how far a batch of documents is, tells it in [data-said] and <progress>, and loads the page anew at its end.
import { gettext, interpolate } from "../lib/i18n.ts";

const MILLISECONDS_BETWEEN = 1000;

export interface Progress {
  is_open: boolean;
  done: number;
  total: number;
}

/** A sentence about a batch on its way. */
export function told({ done, total }: Progress): string {
  if (done >= total) return gettext("Setting the pages.");
  return interpolate(gettext("%(done)s of %(total)s"), { done, total });
}

export class Batch extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  protected reload(): void {
    location.reload();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), MILLISECONDS_BETWEEN);
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute("src") ?? "");
      if (answer.ok) {
        const progress = (await answer.json()) as Progress;
        if (!progress.is_open) {
          this.reload();
          return;
        }
        this.#tell(progress);
      }
    } catch {
      // No connection for the moment: the batch goes on, and so does this.
    }
    this.#plan();
  }

  #tell(progress: Progress): void {
    const said = this.querySelector("[data-said]");
    if (said) said.textContent = told(progress);
    const bar = this.querySelector("progress");
    if (bar) bar.value = progress.done;
  }
}

customElements.define("sy-batch", Batch);
