// <sy-gallery> around walls of plates: shows blurs until pictures come, and takes steps through the facets
// (a[data-step], the search form) in place. Without JavaScript each step is a page of its own.
import { blurUp } from "../lib/blur.ts";
import { prefersStillness } from "../lib/flip.ts";
import { upgrade } from "./registry.ts";

export class Gallery extends HTMLElement {
  #request: AbortController | undefined;
  readonly #back = (): void => { void this.show(location.href, { remember: false }); };

  connectedCallback(): void {
    blurUp(this);
    this.addEventListener("click", this.#onClick);
    this.addEventListener("submit", this.#onSubmit);
    window.addEventListener("popstate", this.#back);
  }

  disconnectedCallback(): void {
    window.removeEventListener("popstate", this.#back);
  }

  /** Bring the wall at an address of this exhibition; where that fails, go there as a link does. */
  async show(address: string, { remember = true } = {}): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: this.#request.signal, headers: { Accept: "text/html" } });
      // Styles carry the nonce of another page and would only be complained about.
      const text = (await answer.text()).replace(/<style\b[^]*?<\/style>/gi, "");
      const page = new DOMParser().parseFromString(text, "text/html");
      const fresh = page.querySelector("sy-gallery");
      if (!answer.ok || !fresh) throw new Error(`No wall at ${address}`);
      if (remember) history.pushState(null, "", address);
      document.title = page.title;
      this.#swap([...fresh.childNodes]);
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === "AbortError") return;
      location.assign(address);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  #swap(nodes: Node[]): void {
    const change = (): void => {
      this.replaceChildren(...nodes.map((node) => document.importNode(node, true)));
      blurUp(this);
      upgrade(this);
      const wall = this.querySelector<HTMLElement>("#wall");
      wall?.scrollIntoView({ block: "start" });
      wall?.focus({ preventScroll: true });
    };
    if ("startViewTransition" in document && !prefersStillness()) document.startViewTransition(change);
    else change();
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const step = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-step]") : null;
    if (!step) return;
    event.preventDefault();
    void this.show(step.href);
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
    event.preventDefault();
    const address = new URL(form.action);
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    address.search = new URLSearchParams(fields as [string, string][]).toString();
    address.hash = "wall";
    void this.show(address.href);
  };
}

customElements.define("sy-gallery", Gallery);
