// <sy-menu>: closes the <details> inside it on Escape, on a click elsewhere and when focus leaves.

export class Menu extends HTMLElement {
  readonly #outside = (event: Event): void => {
    if (event.target instanceof Node && !this.contains(event.target)) this.close();
  };

  connectedCallback(): void {
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusout", this.#onFocusOut);
    document.addEventListener("click", this.#outside);
  }

  disconnectedCallback(): void {
    document.removeEventListener("click", this.#outside);
  }

  close(): void {
    this.querySelector("details")?.removeAttribute("open");
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const details = this.querySelector("details");
    if (event.key !== "Escape" || !details?.open) return;
    event.stopPropagation();
    this.close();
    details.querySelector("summary")?.focus();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.close();
  };
}

customElements.define("sy-menu", Menu);
