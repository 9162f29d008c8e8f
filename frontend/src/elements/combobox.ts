// <sy-combobox src> over an input: a list of suggestions by ARIA's combobox pattern.
// GET src?q=… answers {"results": [{"id", "label", "detail"?}]}. A hidden input, if there is one, gets the chosen id
// and is emptied when the text changes. Without JavaScript the plain text is sent.
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";

export interface Suggestion {
  id: string | number;
  label: string;
  detail?: string;
}

const PAUSE = 150;

export class Combobox extends HTMLElement {
  #list!: HTMLUListElement;
  #status!: HTMLElement;
  #results: Suggestion[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  connectedCallback(): void {
    const input = this.input;
    if (!input || this.querySelector("[role=listbox]")) return;
    this.#list = document.createElement("ul");
    this.#list.className = "combobox-list";
    this.#list.role = "listbox";
    this.#list.id = `${input.id}-list`;
    this.#list.ariaLabel = gettext("Suggestions");
    this.#list.hidden = true;
    this.#status = document.createElement("p");
    this.#status.className = "combobox-status";
    this.#status.role = "status";
    this.append(this.#list, this.#status);
    input.role = "combobox";
    input.autocomplete = "off";
    input.setAttribute("aria-controls", this.#list.id);
    input.ariaAutoComplete = "list";
    input.ariaExpanded = "false";
    input.addEventListener("input", this.#onInput);
    input.addEventListener("keydown", this.#onKey);
    input.addEventListener("blur", () => {
      this.#close();
    });
    // Before blur closes the list: a press on an option must not take the focus away.
    this.#list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
    });
    this.#list.addEventListener("click", this.#onClick);
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
      this.#close();
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
      this.#show(results);
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === "AbortError")) this.#close();
    }
  }

  #show(results: Suggestion[]): void {
    this.#results = results;
    this.#list.replaceChildren(...results.map((suggestion, number) => this.#option(suggestion, number)));
    this.#list.hidden = results.length === 0;
    this.#point(-1);
    if (this.input) this.input.ariaExpanded = String(results.length > 0);
    this.#status.textContent =
      results.length === 0
        ? (this.getAttribute("none") ?? gettext("Nothing found."))
        : interpolate(ngettext("%(count)d suggestion", "%(count)d suggestions", results.length), {
            count: results.length,
          });
  }

  #option(suggestion: Suggestion, number: number): HTMLElement {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.#list.id}-${number}`;
    option.dataset.number = String(number);
    option.ariaSelected = "false";
    option.append(suggestion.label);
    if (suggestion.detail) {
      const detail = document.createElement("span");
      detail.className = "detail";
      detail.textContent = suggestion.detail;
      option.append(detail);
    }
    return option;
  }

  #point(number: number): void {
    this.#active = number;
    for (const [index, option] of [...this.#list.children].entries())
      option.ariaSelected = String(index === number);
    const active = this.#list.children[number];
    if (active) {
      this.input?.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else this.input?.removeAttribute("aria-activedescendant");
  }

  #choose(number: number): void {
    const suggestion = this.#results[number];
    const input = this.input;
    if (!suggestion || !input) return;
    input.value = suggestion.label;
    this.#setHidden(String(suggestion.id));
    this.#close();
    this.dispatchEvent(new CustomEvent<Suggestion>("sy-choose", { detail: suggestion, bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #setHidden(value: string): void {
    const hidden = this.querySelector<HTMLInputElement>("input[type=hidden]");
    if (hidden) hidden.value = value;
  }

  #close(): void {
    this.#list.hidden = true;
    this.#status.textContent = "";
    this.#point(-1);
    if (this.input) this.input.ariaExpanded = "false";
  }

  readonly #onClick = (event: Event): void => {
    const option =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) this.#choose(Number(option.dataset.number));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const count = this.#results.length;
    if (this.#list.hidden || count === 0) return;
    if (event.key === "ArrowDown") this.#point((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#point((this.#active - 1 + count) % count);
    else if (event.key === "Enter" && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  };
}

customElements.define("sy-combobox", Combobox);
