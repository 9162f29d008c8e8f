// <sy-release-news address number>: asks now and then, while the page is seen, whether a newer release is out,
// and shows its [data-news] when one is. The answer comes from caches; the browser asks with its ETag by itself.
const SECONDS_BETWEEN = 60;
const JITTER_SECONDS = 30;

/** Milliseconds until the next question: never below a minute, and not for all pages at once. */
export function pause(random: () => number = Math.random): number {
  return (SECONDS_BETWEEN + random() * JITTER_SECONDS) * 1000;
}

export class ReleaseNews extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = Date.now();

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#look);
    this.querySelector("[data-reload]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.reload();
    });
    if (!document.hidden) this.#plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#look);
  }

  protected reload(): void {
    location.reload();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause());
  }

  /** A page that is looked at again after a while asks at once. */
  readonly #look = (): void => {
    if (document.hidden) clearTimeout(this.#timer);
    else if (Date.now() - this.#askedAt >= SECONDS_BETWEEN * 1000) void this.#ask();
    else this.#plan();
  };

  async #ask(): Promise<void> {
    this.#askedAt = Date.now();
    try {
      const answer = await fetch(this.getAttribute("address") ?? "");
      const latest = answer.ok ? ((await answer.json()) as { number: number }).number : 0;
      if (latest > Number(this.getAttribute("number"))) {
        this.#tell();
        return;
      }
    } catch {
      // Without a connection there is nothing new to tell.
    }
    this.#plan();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    const news = this.querySelector<HTMLElement>("[data-news]");
    if (news) news.hidden = false;
    document.removeEventListener("visibilitychange", this.#look);
  }
}

customElements.define("sy-release-news", ReleaseNews);
