// <sy-live-figures src> around figures with data-figure: brings them up to date every ten seconds while somebody looks.
import { formatNumber } from "../lib/i18n.ts";

const EVERY_MS = 10_000;

export class LiveFigures extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.refresh();
    }, EVERY_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  /** What has not changed is answered with 304, which the browser's own cache turns into the same figures. */
  async refresh(): Promise<void> {
    const answer = await fetch(this.getAttribute("src") ?? "", { cache: "no-cache" }).catch(() => undefined);
    if (!answer?.ok) return;
    const figures = (await answer.json()) as Record<string, number>;
    for (const place of this.querySelectorAll<HTMLElement>("[data-figure]")) {
      const value = figures[place.dataset.figure ?? ""];
      if (value === undefined) continue;
      const text = formatNumber(value);
      if (place.textContent !== text) place.textContent = text;
    }
  }
}

customElements.define("sy-live-figures", LiveFigures);
