// <sy-questions>: the open questions by votes, then the answered ones. A vote shows at once and settles truthfully.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { moveRows } from "../lib/flip.ts";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import { LiveElement } from "../realtime/live-element.ts";
import { Refused, type PublicQuestion } from "../realtime/messages.ts";
import { toast } from "./toasts.ts";

export class Questions extends LiveElement {
  /** Ids that this visitor supports, as far as it is settled. */
  readonly #supported = new Set<string>();
  /** Votes on their way: what the visitor wants of a question. */
  readonly #wishes = new Map<string, boolean>();

  protected override takeOver(): void {
    for (const item of this.querySelectorAll<HTMLElement>("li[data-id]:has([aria-pressed='true'])")) {
      this.#supported.add(item.dataset.id ?? "");
    }
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const list = this.querySelector(":scope > ol");
    const change = (): void => {
      super.update(changed);
    };
    if (list) moveRows(list, change);
    else change();
  }

  protected override render(): TemplateResult {
    const part = this.live?.board.questions ?? { open: [], answered: [], pinned: null };
    const open = [...part.open].sort((a, b) => Number(b.id === part.pinned) - Number(a.id === part.pinned));
    return html`${
      open.length > 0
        ? html`<ol class="questions">${repeat(
            open,
            (question) => question.id,
            (question) => this.#item(question, question.id === part.pinned),
          )}</ol>`
        : html`<p class="soft questions-empty">${gettext("No question is open. Yours could be the first.")}</p>`
    }${part.answered.length > 0 ? this.#answered(part.answered) : nothing}`;
  }

  #answered(questions: PublicQuestion[]): TemplateResult {
    const heading = ngettext("%(count)d answered question", "%(count)d answered questions", questions.length);
    return html`<details class="questions-answered">
      <summary>${interpolate(heading, { count: questions.length })}</summary>
      <ol class="questions">${repeat(
        questions,
        (question) => question.id,
        (question) => this.#item(question, false),
      )}</ol>
    </details>`;
  }

  #item(question: PublicQuestion, isPinned: boolean): TemplateResult {
    const isAnswered = question.state === "answered";
    return html`<li class="question ${isPinned ? "pinned" : ""} ${isAnswered ? "answered" : ""}" data-id=${question.id}>
      ${isAnswered ? html`<span class="vote-count number">▲ ${question.votes}</span>` : this.#vote(question)}
      <p class="text" dir="auto" lang=${question.language || nothing}>${question.text}</p>
      <p class="meta">
        ${isPinned ? html`<span class="badge now">${gettext("On the big screen")}</span>` : nothing}
        <bdi>${question.author || gettext("Anonymous")}</bdi>
        ${isAnswered ? html`<span>${howAnswered(question)}</span>` : nothing}
      </p>
      ${question.answer_text ? html`<p class="answer" dir="auto">${question.answer_text}</p>` : nothing}
    </li>`;
  }

  #vote(question: PublicQuestion): TemplateResult {
    const settled = this.#supported.has(question.id);
    const isOn = this.#wishes.get(question.id) ?? settled;
    const votes = question.votes + Number(isOn) - Number(settled);
    const label = interpolate(
      ngettext(
        "Support this question, %(count)d vote",
        "Support this question, %(count)d votes",
        votes,
      ),
      { count: votes },
    );
    return html`<button class="vote" type="button" aria-pressed=${isOn} aria-label=${label}
      @click=${() => void this.#support(question.id, !isOn)}>
      <span aria-hidden="true">▲</span><span class="count">${votes}</span>
    </button>`;
  }

  async #support(question: string, on: boolean): Promise<void> {
    this.#wishes.set(question, on);
    this.requestUpdate();
    try {
      const result = await this.live?.send({ type: "upvote", question, on });
      if (on) this.#supported.add(question);
      else this.#supported.delete(question);
      const { votes, votes_version } = result ?? {};
      if (votes !== undefined && votes_version !== undefined) {
        this.live?.apply({ type: "question.voted", id: question, votes, votes_version });
      }
    } catch (reason) {
      if (reason instanceof Refused) toast(reason.message, "warning");
    }
    // Another tap may have come meanwhile: its own answer settles it.
    if (this.#wishes.get(question) === on) this.#wishes.delete(question);
    this.requestUpdate();
  }
}

function howAnswered(question: PublicQuestion): string {
  return question.answer === "in_writing" ? gettext("Answered in writing") : gettext("Answered aloud");
}

customElements.define("sy-questions", Questions);
