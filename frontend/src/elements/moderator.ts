// <sy-moderator>: three columns, everything by keyboard, everything can be undone.
import { html, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import { LiveElement } from "../realtime/live-element.ts";
import { Refused, type Command, type QueuedQuestion } from "../realtime/messages.ts";
import { lane, type LaneView } from "./moderator-lane.ts";
import { LANES, placeAfter, questionsIn, type Place } from "./moderator-order.ts";
import { undoing, verbsFor, type LaneName, type Verb } from "./moderator-verbs.ts";
import { toast } from "./toasts.ts";

const MOST_UNDO = 50;

export class Moderator extends LiveElement {
  #selected: Place = { lane: "waiting", index: 0 };
  #writing: LaneView["writing"] = null;
  #undo: Command[][] = [];
  #isFocusDue = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
  }

  protected override render(): TemplateResult {
    const titles: Record<LaneName, string> = {
      waiting: gettext("Waiting"),
      published: gettext("Published"),
      done: gettext("Answered and declined"),
    };
    return html`<div class="moderator">
        ${LANES.map((name) =>
          lane({
            name,
            title: titles[name],
            questions: this.#lane(name),
            board: this.live?.board.questions,
            selected: this.#current()?.id ?? "",
            writing: this.#writing,
            act: (question, verb) => void this.#act(question, verb),
            write: (text) => void this.#write(text),
            select: (index) => {
              this.#selected = { lane: name, index };
              this.requestUpdate();
            },
          }),
        )}
      </div>
      <p class="keys">${gettext("Arrow keys move, letters act, U undoes.")}</p>`;
  }

  protected override updated(): void {
    if (!this.#isFocusDue) return;
    this.#isFocusDue = false;
    const pen = this.querySelector<HTMLElement>("li.question textarea");
    (pen ?? this.querySelector<HTMLElement>("li.question[aria-current]"))?.focus();
  }

  #lane(name: LaneName): QueuedQuestion[] {
    return questionsIn(name, this.live?.queue?.questions ?? [], this.live?.board.questions.open ?? []);
  }

  /** The selected question; when it has left its column, the one that took its place. */
  #current(): QueuedQuestion | undefined {
    const questions = this.#lane(this.#selected.lane);
    return questions[Math.min(this.#selected.index, questions.length - 1)];
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (target.closest("textarea, input, select, dialog, sy-menu")) return;
    if (this.#move(event.key)) event.preventDefault();
    else if (event.key === "u") void this.#undoLast();
    else {
      const question = this.#current();
      const verb = question && verbsFor(question).find(({ key }) => key === event.key);
      if (question && verb) {
        event.preventDefault();
        void this.#act(question, verb);
      }
    }
  };

  #move(key: string): boolean {
    const isRightToLeft = getComputedStyle(this).direction === "rtl";
    const place = placeAfter(key, this.#selected, isRightToLeft, (name) => this.#lane(name).length);
    if (!place) return false;
    this.#selected = place;
    this.#isFocusDue = true;
    this.requestUpdate();
    return true;
  }

  async #act(question: QueuedQuestion, verb: Verb): Promise<void> {
    if (verb.command) await this.#send([verb.command(question)], this.#undoing(question));
    else {
      const isAnswer = verb.writes === "answer";
      this.#writing = { id: question.id, what: verb.writes ?? "edit", text: isAnswer ? "" : question.text };
      this.#isFocusDue = true;
      this.requestUpdate();
    }
  }

  /** Finish what was being written; null leaves everything as it was. */
  async #write(text: string | null): Promise<void> {
    const writing = this.#writing;
    this.#writing = null;
    this.#isFocusDue = true;
    this.requestUpdate();
    const question = this.live?.queue?.questions.find(({ id }) => id === writing?.id);
    if (writing && question && text !== null) {
      await this.#send([{ type: writing.what, question: writing.id, text }], this.#undoing(question));
    }
  }

  #undoing(question: QueuedQuestion): Command[] {
    return undoing(question, this.live?.board.questions.pinned ?? null);
  }

  async #undoLast(): Promise<void> {
    const last = this.#undo.pop();
    if (last) await this.#send(last);
    else toast(gettext("There is nothing to undo."));
  }

  async #send(commands: Command[], undo?: Command[]): Promise<void> {
    try {
      for (const command of commands) await this.live?.send(command);
      if (undo) this.#undo = [...this.#undo, undo].slice(-MOST_UNDO);
    } catch (reason) {
      if (reason instanceof Refused) toast(reason.message, "warning");
    }
    this.#isFocusDue = true;
    this.requestUpdate();
  }
}

customElements.define("sy-moderator", Moderator);
