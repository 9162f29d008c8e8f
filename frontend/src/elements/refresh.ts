// <sy-refresh seconds="15"> around figures that change: fetches the page anew and takes its own part from it, while
// nobody is typing or pointing there and the page is seen.
const LEAST_SECONDS = 5;

export class Refresh extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    const seconds = Math.max(LEAST_SECONDS, Number(this.getAttribute("seconds")) || LEAST_SECONDS);
    this.#timer = setInterval(() => void this.refresh(), seconds * 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  #isQuiet(): boolean {
    return document.visibilityState === "visible" && !this.contains(document.activeElement);
  }

  async refresh(): Promise<void> {
    if (!this.#isQuiet()) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(this.localName);
      if (fresh && this.#isQuiet() && fresh.innerHTML !== this.dataset.shown) {
        this.dataset.shown = fresh.innerHTML;
        this.replaceChildren(...fresh.childNodes);
      }
    } catch {
      // Without a network the figures stay, and say of when they are.
    }
  }
}

customElements.define("sy-refresh", Refresh);
