// The list below a combobox and the line that tells its length: the options, and which of them is pointed at.
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";

export interface Suggestion {
  id: string | number;
  label: string;
  detail?: string;
}

export class SuggestionList {
  readonly element = document.createElement("ul");
  readonly status = document.createElement("p");
  readonly #input: HTMLInputElement;
  #suggestions: Suggestion[] = [];
  #active = -1;

  /** Makes the input a combobox over this list; the caller places both elements. */
  constructor(input: HTMLInputElement, choose: (suggestion: Suggestion) => void) {
    this.#input = input;
    this.element.className = "combobox-list";
    this.element.role = "listbox";
    this.element.id = `${input.id}-list`;
    this.element.ariaLabel = gettext("Suggestions");
    this.element.hidden = true;
    this.status.className = "combobox-status";
    this.status.role = "status";
    input.role = "combobox";
    input.autocomplete = "off";
    input.setAttribute("aria-controls", this.element.id);
    input.ariaAutoComplete = "list";
    input.ariaExpanded = "false";
    // Before blur closes the list: a press on an option must not take the focus away.
    this.element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
    });
    this.element.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      const suggestion = this.#suggestions[Number(option?.dataset.number)];
      if (suggestion) choose(suggestion);
    });
  }

  /** Undefined: nothing is pointed at. */
  get active(): Suggestion | undefined {
    return this.#suggestions[this.#active];
  }

  get isOpen(): boolean {
    return !this.element.hidden && this.#suggestions.length > 0;
  }

  /** `none` is what is told of an empty answer. */
  show(suggestions: Suggestion[], none: string | null): void {
    this.#suggestions = suggestions;
    const id = this.element.id;
    this.element.replaceChildren(...suggestions.map((suggestion, number) => option(suggestion, number, id)));
    this.element.hidden = suggestions.length === 0;
    this.#point(-1);
    this.#input.ariaExpanded = String(suggestions.length > 0);
    this.status.textContent =
      suggestions.length === 0
        ? (none ?? gettext("Nothing found."))
        : interpolate(ngettext("%(count)d suggestion", "%(count)d suggestions", suggestions.length), {
            count: suggestions.length,
          });
  }

  close(): void {
    this.element.hidden = true;
    this.status.textContent = "";
    this.#point(-1);
    this.#input.ariaExpanded = "false";
  }

  /** Point that many options further, around the ends. */
  move(by: 1 | -1): void {
    const count = this.#suggestions.length;
    this.#point((this.#active + by + count) % count);
  }

  #point(number: number): void {
    this.#active = number;
    for (const [index, option] of [...this.element.children].entries())
      option.ariaSelected = String(index === number);
    const active = this.element.children[number];
    if (active) {
      this.#input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }
}

function option(suggestion: Suggestion, number: number, listId: string): HTMLElement {
  const element = document.createElement("li");
  element.role = "option";
  element.id = `${listId}-${number}`;
  element.dataset.number = String(number);
  element.ariaSelected = "false";
  element.append(suggestion.label);
  if (suggestion.detail) {
    const detail = document.createElement("span");
    detail.className = "detail";
    detail.textContent = suggestion.detail;
    element.append(detail);
  }
  return element;
}
