// <sy-projector>: the question on the big screen, or an invitation. <sy-open-count>: how many wait for an answer.
import { html, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import { LiveElement } from "../realtime/live-element.ts";
import type { PublicQuestion } from "../realtime/messages.ts";

/** How large a text can stand: Chinese and Japanese characters take twice the room. */
export function sizeOf(text: string): "" | "long" | "very-long" {
  const wide = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0;
  const length = text.length + wide;
  if (length > 260) return "very-long";
  return length > 110 ? "long" : "";
}

export class Projector extends LiveElement {
  protected override render(): TemplateResult {
    const part = this.live?.board.questions;
    const pinned = part?.open.find((question) => question.id === part.pinned);
    return pinned ? question(pinned) : html`<p class="text">${gettext("What would you like to know?")}</p>`;
  }
}

function question(pinned: PublicQuestion): TemplateResult {
  const votes = ngettext("%(count)d vote", "%(count)d votes", pinned.votes);
  return html`<p class="text ${sizeOf(pinned.text)}" dir="auto">${pinned.text}</p>
    <p class="meta">
      <bdi>${pinned.author || gettext("Anonymous")}</bdi>
      <span class="number">${interpolate(votes, { count: pinned.votes })}</span>
    </p>`;
}

export class OpenCount extends LiveElement {
  protected override render(): TemplateResult {
    const count = this.live?.board.questions.open.length ?? 0;
    return html`<span class="queue-number">${count}</span> ${ngettext("question is open", "questions are open", count)}`;
  }
}

customElements.define("sy-projector", Projector);
customElements.define("sy-open-count", OpenCount);
