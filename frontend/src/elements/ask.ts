// <sy-ask> around the ask form: sends without leaving the page, keeps what was typed until it has arrived, and
// follows the stage's rules. Without JavaScript the form posts.
import { gettext } from "../lib/i18n.ts";
import { liveStage, type LiveStage } from "../realtime/live.ts";
import { Refused } from "../realtime/messages.ts";
import { ASKED, type Asked } from "./own-questions.ts";
import { toast } from "./toasts.ts";

export class Ask extends HTMLElement {
  #live: LiveStage | undefined;
  #unsubscribe: (() => void) | undefined;
  #isSending = false;

  connectedCallback(): void {
    this.#live = liveStage();
    if (!this.#live) return;
    this.addEventListener("submit", this.#onSubmit);
    this.addEventListener("keydown", this.#onKey);
    this.#unsubscribe = this.#live.subscribe(() => {
      this.#follow();
    });
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #name(): HTMLInputElement | null {
    return this.querySelector("input[name=name]");
  }

  #follow(): void {
    const rules = this.#live?.board.questions.rules;
    if (!rules) return;
    const note = this.querySelector<HTMLElement>(".ask-note");
    if (note) note.hidden = rules.is_open;
    const button = this.querySelector("button");
    if (button) button.disabled = !rules.is_open || this.#isSending;
    if (this.#text) this.#text.maxLength = rules.max_length;
    if (this.#name) this.#name.required = !rules.allows_anonymous;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.querySelector("form")?.requestSubmit();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const text = this.#text?.value.trim() ?? "";
    const name = this.#name?.value.trim() ?? "";
    if (this.#isSending || !this.#text || !this.#live) return;
    if (text === "") {
      this.#complain(gettext("Write your question first."));
      return;
    }
    this.#complain("");
    this.#setSending(true);
    try {
      const result = await this.#live.send({ type: "ask", text, name, anonymous: name === "" });
      this.#text.value = "";
      const asked: Asked = {
        id: result.question ?? "",
        text: result.text ?? text,
        state: result.state ?? "pending",
      };
      document.dispatchEvent(new CustomEvent(ASKED, { detail: asked }));
      toast(
        asked.state === "pending"
          ? gettext("Thank you. Your question waits for the moderator.")
          : gettext("Thank you. Your question is on every screen."),
        "success",
      );
    } catch (reason) {
      if (reason instanceof Refused) this.#complain(reason.message);
    }
    this.#setSending(false);
  }

  #setSending(isSending: boolean): void {
    this.#isSending = isSending;
    this.toggleAttribute("data-sending", isSending);
    this.#follow();
  }

  /** Say beside the field what is wrong; an empty text takes that back. */
  #complain(message: string): void {
    const field = this.#text?.closest(".field");
    field?.classList.toggle("invalid", message !== "");
    let error = field?.querySelector<HTMLElement>(".error");
    if (field && !error) {
      error = document.createElement("p");
      error.className = "error";
      error.id = "ask-error";
      error.role = "alert";
      this.#text?.setAttribute("aria-describedby", error.id);
      this.#text?.before(error);
    }
    if (error) {
      error.textContent = message;
      error.hidden = message === "";
    }
    if (message !== "") this.#text?.focus();
  }
}

customElements.define("sy-ask", Ask);
