// <sy-asks> around the questions of a registration form: shows those that the chosen category, the way of taking part
// and the other answers bring up. The server decides the same way (registration/conditions.py); what is hidden here is
// not sent.

export class Asks extends HTMLElement {
  #form: HTMLFormElement | null = null;

  connectedCallback(): void {
    this.#form = this.closest("form");
    this.#form?.addEventListener("change", this.#decide);
    // The button that asks the server for the questions of a category would be the one that Enter presses.
    this.#form?.querySelector('button[name="step"]')?.remove();
    this.#decide();
  }

  disconnectedCallback(): void {
    this.#form?.removeEventListener("change", this.#decide);
  }

  readonly #decide = (): void => {
    const category = this.#value("category");
    const mode = this.#value("mode");
    const all = [...this.querySelectorAll<HTMLElement>("[data-question]")];
    const known = new Map(all.map((one) => [one.dataset.question ?? "", one]));
    const decided = new Map<HTMLElement, boolean>();
    const isPut = (one: HTMLElement): boolean => {
      const before = decided.get(one);
      if (before !== undefined) return before;
      decided.set(one, false);
      const put =
        words(one.dataset.categories).includes(category) &&
        (one.dataset.mode === undefined || one.dataset.mode === mode) &&
        isMet(one, known, isPut);
      decided.set(one, put);
      return put;
    };
    for (const one of all) this.#show(one, isPut(one), category);
    for (const group of this.querySelectorAll<HTMLElement>("[data-asked]")) group.hidden = !all.some(isPut);
  };

  #value(name: string): string {
    const field = this.#form?.elements.namedItem(name);
    return field instanceof RadioNodeList ||
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement
      ? field.value
      : (this.getAttribute(`data-${name}`) ?? "");
  }

  #show(one: HTMLElement, put: boolean, category: string): void {
    one.hidden = !put;
    one.classList.toggle("put", put);
    const required = words(one.dataset.requiredIn).includes(category);
    for (const mark of one.querySelectorAll<HTMLElement>(".optional")) mark.hidden = required;
    for (const field of one.querySelectorAll<HTMLInputElement>("input, select, textarea"))
      field.disabled = !put;
  }
}

function isMet(
  one: HTMLElement,
  known: Map<string, HTMLElement>,
  isPut: (one: HTMLElement) => boolean,
): boolean {
  const slug = one.dataset.dependsOn;
  if (slug === undefined) return true;
  const other = known.get(slug);
  if (other === undefined || !isPut(other)) return false;
  const wanted = words(one.dataset.keys);
  return answers(other).some((key) => wanted.includes(key));
}

/** The keys that are chosen in a question now. */
function answers(question: HTMLElement): string[] {
  if (question.dataset.kind === "consent") {
    return [question.querySelector<HTMLInputElement>("input")?.checked === true ? "yes" : "no"];
  }
  const chosen = [...question.querySelectorAll<HTMLInputElement>("input:checked")].map(
    (input) => input.value,
  );
  const select = question.querySelector("select");
  return select ? [select.value] : chosen;
}

function words(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : text.split(" ");
}

customElements.define("sy-asks", Asks);
