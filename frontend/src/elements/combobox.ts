// <sy-combobox src> over an input: a list of suggestions by ARIA's combobox pattern.
// GET src?q=… answers {"results": [{"id", "label", "detail"?}]}. A hidden input, if there is one, gets the chosen id
// and is emptied when the text changes. Without JavaScript the plain text is sent.
import { SuggestionList, type Suggestion } from "./combobox-list.ts";

const PAUSE = 150;

export class Combobox extends HTMLElement {
  #list!: SuggestionList;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  connectedCallback(): void {
    const input = this.input;
    if (!input || this.querySelector("[role=listbox]")) return;
    this.#list = new SuggestionList(input, (suggestion) => {
      this.#choose(suggestion);
    });
    this.append(this.#list.element, this.#list.status);
    input.addEventListener("input", this.#onInput);
    input.addEventListener("keydown", this.#onKey);
    input.addEventListener("blur", () => {
      this.#list.close();
    });
  }

  get input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input:not([type=hidden])");
  }

  readonly #onInput = (): void => {
    this.#setHidden("");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#suggest();
    }, PAUSE);
  };

  async #suggest(): Promise<void> {
    const query = this.input?.value.trim() ?? "";
    const least = Number(this.getAttribute("least") ?? 2);
    this.#request?.abort();
    if (query.length < least) {
      this.#list.close();
      return;
    }
    this.#request = new AbortController();
    const address = new URL(this.getAttribute("src") ?? "", location.href);
    address.searchParams.set("q", query);
    try {
      const response = await fetch(address, {
        signal: this.#request.signal,
        headers: { Accept: "application/json" },
      });
      if (!response.ok) return;
      const { results } = (await response.json()) as { results: Suggestion[] };
      this.#list.show(results, this.getAttribute("none"));
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === "AbortError")) this.#list.close();
    }
  }

  #choose(suggestion: Suggestion): void {
    const input = this.input;
    if (!input) return;
    input.value = suggestion.label;
    this.#setHidden(String(suggestion.id));
    this.#list.close();
    this.dispatchEvent(new CustomEvent<Suggestion>("sy-choose", { detail: suggestion, bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #setHidden(value: string): void {
    const hidden = this.querySelector<HTMLInputElement>("input[type=hidden]");
    if (hidden) hidden.value = value;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#list.isOpen) return;
    const active = this.#list.active;
    if (event.key === "ArrowDown") this.#list.move(1);
    else if (event.key === "ArrowUp") this.#list.move(-1);
    else if (event.key === "Enter" && active) this.#choose(active);
    else if (event.key === "Escape") this.#list.close();
    else return;
    event.preventDefault();
  };
}

customElements.define("sy-combobox", Combobox);
