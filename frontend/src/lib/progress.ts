// What runs on the server and is waited for: asked for again and again, until it has ended and the page is loaded anew.

export abstract class WatchedProgress<Progress extends { is_open: boolean }> extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected abstract readonly pause: number;
  /** What [data-said] says and how far <progress> has come. */
  protected abstract told(progress: Progress): { sentence: string; value: number };

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
    this.#timer = setTimeout(() => void this.#ask(), this.pause);
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
      // No connection for the moment: the work goes on, and so does this.
    }
    this.#plan();
  }

  #tell(progress: Progress): void {
    const { sentence, value } = this.told(progress);
    const said = this.querySelector("[data-said]");
    if (said) said.textContent = sentence;
    const bar = this.querySelector("progress");
    if (bar) bar.value = value;
  }
}
