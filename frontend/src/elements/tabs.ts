// <sy-tabs> over sections that each open with a heading: shows one at a time, with the tab pattern of ARIA.
// Without JavaScript the sections stand below one another. A section's id works as an address (#questions).

export class Tabs extends HTMLElement {
  #tabs: HTMLButtonElement[] = [];
  #panels: HTMLElement[] = [];

  connectedCallback(): void {
    if (this.#tabs.length > 0) return;
    this.#panels = [...this.children].filter((child): child is HTMLElement => child.localName === "section");
    const list = document.createElement("div");
    list.className = "tab-list";
    list.role = "tablist";
    const label = this.getAttribute("label");
    if (label !== null) list.ariaLabel = label;
    this.#tabs = this.#panels.map((panel, number) => this.#tab(panel, number));
    list.append(...this.#tabs);
    this.prepend(list);
    list.addEventListener("keydown", this.#onKey);
    const named = this.#panels.findIndex((panel) => `#${panel.id}` === location.hash);
    this.show(Math.max(0, named));
  }

  /** Show the section with this number, counted from 0. */
  show(number: number): void {
    for (const [index, tab] of this.#tabs.entries()) {
      const chosen = index === number;
      tab.ariaSelected = String(chosen);
      tab.tabIndex = chosen ? 0 : -1;
      const panel = this.#panels[index];
      if (panel) panel.hidden = !chosen;
    }
    this.dispatchEvent(new CustomEvent("sy-tab", { detail: number, bubbles: true }));
  }

  #tab(panel: HTMLElement, number: number): HTMLButtonElement {
    const heading = panel.querySelector("h2, h3, h4");
    const tab = document.createElement("button");
    panel.id ||= `${this.id || "tabs"}-${number}`;
    tab.type = "button";
    tab.role = "tab";
    tab.id = `${panel.id}-tab`;
    tab.textContent = panel.dataset.tab ?? heading?.textContent ?? String(number + 1);
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => {
      this.show(number);
    });
    panel.role = "tabpanel";
    panel.tabIndex = 0;
    panel.setAttribute("aria-labelledby", tab.id);
    heading?.classList.add("visually-hidden");
    return tab;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const rightToLeft = getComputedStyle(this).direction === "rtl";
    const steps: Record<string, number> = {
      ArrowRight: rightToLeft ? -1 : 1,
      ArrowLeft: rightToLeft ? 1 : -1,
    };
    const count = this.#tabs.length;
    const current = this.#tabs.findIndex((tab) => tab.tabIndex === 0);
    const step = steps[event.key];
    let next: number;
    if (step !== undefined) next = (current + step + count) % count;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = count - 1;
    else return;
    event.preventDefault();
    this.show(next);
    this.#tabs[next]?.focus();
  };
}

customElements.define("sy-tabs", Tabs);
