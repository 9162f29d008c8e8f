// <sy-mailing address state>: asks how far a mailing has come while its letters leave and the page is seen, and
// shows the numbers in its [data-count]s and its <progress>. When the state has changed, [data-changed] offers the
// page anew. Without JavaScript the page is loaded again by itself.
const SECONDS_BETWEEN = 3;

export interface Progress {
  state: string;
  percent: number;
  [count: string]: number | string;
}

export class Mailing extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#plan);
    this.#plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#plan);
  }

  readonly #plan = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden || this.getAttribute("state") !== "sending") return;
    this.#timer = setTimeout(() => void this.#ask(), SECONDS_BETWEEN * 1000);
  };

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute("address") ?? "", { headers: { Accept: "application/json" } });
      if (answer.ok) this.show((await answer.json()) as Progress);
    } catch {
      // Without a connection the numbers stay; the next question may get an answer.
    }
    this.#plan();
  }

  show(progress: Progress): void {
    const bar = this.querySelector("progress");
    if (bar) bar.value = progress.percent;
    const language = document.documentElement.lang || undefined;
    for (const place of this.querySelectorAll<HTMLElement>("[data-count]")) {
      const count = progress[place.dataset.count ?? ""];
      if (typeof count === "number") place.textContent = count.toLocaleString(language);
    }
    if (progress.state === this.getAttribute("state")) return;
    this.setAttribute("state", progress.state);
    const changed = this.querySelector<HTMLElement>("[data-changed]");
    if (changed) changed.hidden = false;
  }
}

customElements.define("sy-mailing", Mailing);
