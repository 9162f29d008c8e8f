// <sy-object> on a work's page: the picture first; a film or 3D model (template[data-part]) takes its place
// when its button (button[data-shows]) is pressed, and only then is anything of it fetched.
import { blurUp } from "../lib/blur.ts";
import { upgrade } from "./registry.ts";

export class WorkObject extends HTMLElement {
  #picture: Node[] = [];

  connectedCallback(): void {
    blurUp(this);
    this.addEventListener("click", this.#onClick);
  }

  /** Show "picture", "film" or "model". */
  show(part: string): void {
    const view = this.querySelector<HTMLElement>("[data-view]");
    if (!view || this.dataset.shown === part) return;
    const templates = [...this.querySelectorAll<HTMLTemplateElement>("template[data-part]")];
    const template = templates.find((each) => each.dataset.part === part);
    if (this.#picture.length === 0) this.#picture = [...view.childNodes];
    if (template) view.replaceChildren(document.importNode(template.content, true));
    else view.replaceChildren(...this.#picture);
    this.dataset.shown = part;
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-shows]")) {
      button.ariaPressed = String(button.dataset.shows === part);
    }
    upgrade(view);
  }

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-shows]") : null;
    const part = button?.dataset.shows;
    if (part !== undefined) this.show(part);
  };
}

customElements.define("sy-object", WorkObject);
