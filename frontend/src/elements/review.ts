// <sy-review> around a juror's form: digits choose a score in the criterion that has the focus and lead to the next
// one; Ctrl (or Command) and Enter submit.
export class Review extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("keydown", this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const form = this.querySelector("form");
      form?.requestSubmit(form.querySelector<HTMLButtonElement>("button.primary"));
      return;
    }
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    const group = (event.target as Element).closest("fieldset");
    const score = group?.querySelector<HTMLInputElement>(`input.score[value="${event.key}"]`);
    if (!group || !score) return;
    event.preventDefault();
    score.checked = true;
    this.#next(group);
  };

  #next(group: Element): void {
    const groups = [...this.querySelectorAll("fieldset:has(input[type=radio])")];
    const following = groups[groups.indexOf(group) + 1];
    const target = following?.querySelector<HTMLInputElement>("input:checked") ?? following?.querySelector("input");
    target?.focus();
  }
}

customElements.define("sy-review", Review);
