// One of the moderators' columns.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { gettext } from "../lib/i18n.ts";
import { formatTime } from "../lib/time.ts";
import { find } from "../realtime/board.ts";
import type { QuestionsPart, QueuedQuestion } from "../realtime/messages.ts";
import { verbsFor, type LaneName, type Verb } from "./moderator-verbs.ts";

export interface LaneView {
  name: LaneName;
  title: string;
  questions: QueuedQuestion[];
  /** Votes are public and stand there alone. */
  board: QuestionsPart | undefined;
  selected: string;
  writing: { id: string; what: "answer" | "edit"; text: string } | null;
  act(question: QueuedQuestion, verb: Verb): void;
  write(text: string | null): void;
  select(index: number): void;
}

export function lane(view: LaneView): TemplateResult {
  return html`<section class="lane" aria-labelledby="lane-${view.name}">
    <header>
      <h2 id="lane-${view.name}">${view.title}</h2>
      <span class="number soft">${view.questions.length}</span>
    </header>
    <ol class="questions">
      ${repeat(
        view.questions,
        ({ id }) => id,
        (question, index) => item(view, question, index),
      )}
    </ol>
    ${view.questions.length === 0 ? html`<p class="soft lane-empty">${gettext("Nothing here.")}</p>` : nothing}
  </section>`;
}

function item(view: LaneView, question: QueuedQuestion, index: number): TemplateResult {
  const votes = view.board ? find(view.board, question.id)?.votes : undefined;
  const isSelected = question.id === view.selected;
  return html`<li class="question" tabindex=${isSelected ? 0 : -1} aria-current=${isSelected ? "true" : nothing}
    @focusin=${(event: FocusEvent) => {
      // By keyboard only: a row that grows under a pressed mouse button would lose its click.
      if (!isSelected && (event.target as HTMLElement).matches(":focus-visible")) view.select(index);
    }} @click=${() => {
      if (!isSelected) view.select(index);
    }}>
    <span class="count number">${votes === undefined ? nothing : html`<span aria-hidden="true">▲</span> ${votes}`}</span>
    <p class="text" dir="auto">${question.text}</p>
    <p class="meta">
      <bdi>${question.author || gettext("Anonymous")}</bdi>
      <span class="number">${formatTime(Date.parse(question.asked_at))}</span>
      ${badges(question)}
    </p>
    ${view.writing?.id === question.id ? pen(view, view.writing) : actions(view, question)}
  </li>`;
}

function badges(question: QueuedQuestion): TemplateResult {
  return html`${question.is_pinned ? html`<span class="badge now">${gettext("On the big screen")}</span>` : nothing}
    ${question.state === "declined" ? html`<span class="badge declined">${gettext("Declined")}</span>` : nothing}
    ${
      question.state === "answered"
        ? html`<span class="badge confirmed">
            ${question.answer === "in_writing" ? gettext("Answered in writing") : gettext("Answered aloud")}
          </span>`
        : nothing
    }
    ${
      question.text === question.original_text
        ? nothing
        : html`<span class="badge changed" title=${question.original_text}>${gettext("Edited")}</span>`
    }`;
}

function actions(view: LaneView, question: QueuedQuestion): TemplateResult {
  return html`<div class="actions cluster">
    ${verbsFor(question).map(
      (verb, place) => html`<button type="button" class="button small ${place > 1 ? "quiet" : ""}"
        aria-keyshortcuts=${verb.key.toUpperCase()} @click=${() => {
          view.act(question, verb);
        }}>
        ${verb.label} <kbd>${verb.key.toUpperCase()}</kbd>
      </button>`,
    )}
  </div>`;
}

function pen(view: LaneView, writing: NonNullable<LaneView["writing"]>): TemplateResult {
  const label = writing.what === "answer" ? gettext("Answer in writing") : gettext("Edit the question");
  const save = (event: Event): void => {
    event.preventDefault();
    const area = (event.currentTarget as HTMLElement).closest("form")?.querySelector("textarea");
    view.write(area?.value ?? "");
  };
  return html`<form class="stack tight" @submit=${save}>
    <textarea class="input" rows="3" dir="auto" aria-label=${label} .value=${writing.text}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") view.write(null);
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event);
      }}></textarea>
    <div class="cluster">
      <button class="button small primary">
        ${writing.what === "answer" ? gettext("Publish the answer") : gettext("Save the question")}
      </button>
      <button class="button small quiet" type="button" @click=${() => {
        view.write(null);
      }}>${gettext("Leave it as it is")}</button>
    </div>
  </form>`;
}
