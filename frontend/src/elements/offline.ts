// <sy-offline worker="/service-worker.js"> on pages that may be read without a network. It lets the worker keep a copy
// of the page; in a copy (`kept`, an instant) it says so.
import { getCookie } from "../lib/cookies.ts";
import { gettext, interpolate } from "../lib/i18n.ts";
import { formatDate, formatTime, timeZone } from "../lib/time.ts";

// By then the page has fetched what its elements need.
const SETTLED_MILLISECONDS = 3000;

export class Offline extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const kept = this.getAttribute("kept");
    if (kept !== null) this.#tell(Date.parse(kept));
    else if ("serviceWorker" in navigator) {
      this.#timer = setTimeout(() => void this.#keep(), SETTLED_MILLISECONDS);
    }
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #tell(keptAt: number): void {
    const theme = getCookie("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    const words = document.createElement("p");
    words.textContent = interpolate(
      gettext("Offline copy of %(date)s, %(time)s. What has changed since is not in it."),
      { date: formatDate(keptAt), time: formatTime(keptAt) },
    );
    const again = document.createElement("a");
    again.href = "";
    again.textContent = gettext("Try again");
    words.append(" ", again);
    words.className = "notice";
    words.setAttribute("role", "status");
    this.replaceChildren(words);
  }

  async #keep(): Promise<void> {
    try {
      await navigator.serviceWorker.register(this.getAttribute("worker") ?? "");
      const { active } = await navigator.serviceWorker.ready;
      const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
      active?.postMessage({ page: location.href, zone: timeZone(), parts });
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }
}

customElements.define("sy-offline", Offline);
