// <sy-place> around a combobox of institutions and the select of countries: choosing an institution chooses its
// country, unless somebody has chosen one already.
import type { Suggestion } from "./combobox-list.ts";

interface PlacedSuggestion extends Suggestion {
  territory?: string;
}

export class Place extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("sy-choose", this.#choose);
  }

  readonly #choose = (event: Event): void => {
    const select = this.querySelector("select");
    const { territory } = (event as CustomEvent<PlacedSuggestion>).detail;
    if (select && territory && select.value === "") select.value = territory;
  };
}

customElements.define("sy-place", Place);
