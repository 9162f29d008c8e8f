// <sy-own-questions>: what this visitor has asked and nobody else sees yet.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import { find } from "../realtime/board.ts";
import { LiveElement } from "../realtime/live-element.ts";
import { Refused } from "../realtime/messages.ts";
import { toast } from "./toasts.ts";

export interface Asked {
  id: string;
  text: string;
  state: string;
}

/** Told on the document by <sy-ask> when a question has arrived. */
export const ASKED = "sy-asked";

export class OwnQuestions extends LiveElement {
  #own: Asked[] = [];

  protected override takeOver(): void {
    this.#own = [...this.querySelectorAll<HTMLElement>("li[data-id]")].map((item) => ({
      id: item.dataset.id ?? "",
      text: item.querySelector(".text")?.textContent ?? "",
      state: item.dataset.state ?? "pending",
    }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(ASKED, this.#onAsked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(ASKED, this.#onAsked);
  }

  protected override render(): TemplateResult | typeof nothing {
    const part = this.live?.board.questions;
    const own = this.#own.filter((question) => !part || !find(part, question.id));
    if (own.length === 0) return nothing;
    return html`<h3 class="label">${gettext("Your questions")}</h3>
      <ul class="questions">${own.map((question) => this.#item(question))}</ul>`;
  }

  #item(question: Asked): TemplateResult {
    const isWaiting = question.state === "pending";
    return html`<li class="question own">
      <p class="text" dir="auto">${question.text}</p>
      <p class="meta">
        <span class="badge ${isWaiting ? "waiting" : "declined"}">
          ${isWaiting ? gettext("Waits for the moderator") : gettext("Declined")}
        </span>
        ${
          isWaiting
            ? html`<button class="button small quiet" type="button" @click=${() => void this.#withdraw(question.id)}>
                ${gettext("Take it back")}
              </button>`
            : nothing
        }
      </p>
    </li>`;
  }

  async #withdraw(question: string): Promise<void> {
    try {
      await this.live?.send({ type: "withdraw", question });
      this.#own = this.#own.filter((other) => other.id !== question);
      this.requestUpdate();
    } catch (reason) {
      if (reason instanceof Refused) toast(reason.message, "warning");
    }
  }

  readonly #onAsked = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    const asked = event.detail as Asked;
    if (asked.state === "pending") this.#own = [asked, ...this.#own];
    this.requestUpdate();
  };
}

customElements.define("sy-own-questions", OwnQuestions);
