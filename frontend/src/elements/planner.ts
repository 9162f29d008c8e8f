// <sy-planner src>: asks how far the planner is, tells it in [data-said], and shows the result when it has ended.
import { gettext, interpolate } from "../lib/i18n.ts";

const MILLISECONDS_BETWEEN = 1500;

export interface Progress {
  state: string;
  is_open: boolean;
  solutions: number;
  cost: number;
  bound: number;
  seconds: number;
}

/** A sentence about a run that is still open. */
export function told(progress: Progress): string {
  if (progress.state === "queued") return gettext("Waiting for a worker.");
  if (progress.solutions === 0) {
    return interpolate(gettext("No schedule yet after %(seconds)s s."), { seconds: progress.seconds });
  }
  return interpolate(
    gettext("Schedules so far: %(solutions)s, after %(seconds)s s. The best one costs %(cost)s; none can cost less than %(bound)s."),
    { solutions: progress.solutions, seconds: progress.seconds, cost: progress.cost, bound: progress.bound },
  );
}

export class Planner extends HTMLElement {
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
      // No connection for the moment: the planner goes on, and so does this.
    }
    this.#plan();
  }

  #tell(progress: Progress): void {
    const said = this.querySelector("[data-said]");
    if (said) said.textContent = told(progress);
    const bar = this.querySelector("progress");
    if (bar) bar.value = progress.seconds;
  }
}

customElements.define("sy-planner", Planner);
