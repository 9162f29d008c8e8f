// <sy-turn at="…"> around what is on now and next: shows itself anew once the next session starts or ends.
import { serverNow } from "../lib/time.ts";
import { upgrade } from "./registry.ts";

// All devices turn at the same instant; they ask one after another, and not again at once.
const SPREAD_MILLISECONDS = 5000;
const LONGEST_MILLISECONDS = 2 ** 31 - 1;

export class Turn extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#wait();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    const at = Date.parse(this.getAttribute("at") ?? "");
    if (Number.isNaN(at)) return;
    const rest = Math.max(at - serverNow(), 0) + SPREAD_MILLISECONDS * (1 + Math.random());
    this.#timer = setTimeout(() => void this.#turn(), Math.min(rest, LONGEST_MILLISECONDS));
  }

  async #turn(): Promise<void> {
    const answer = await fetch(location.href).catch(() => undefined);
    const text = answer?.ok === true ? await answer.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("sy-turn");
    // Whoever stands on a link with the keyboard keeps it until the next turn.
    if (fresh && !this.contains(document.activeElement)) {
      this.setAttribute("at", fresh.getAttribute("at") ?? "");
      this.replaceChildren(...fresh.childNodes);
      upgrade(this);
      this.dispatchEvent(new Event("sy-turned", { bubbles: true }));
    }
    this.#wait();
  }
}

customElements.define("sy-turn", Turn);
