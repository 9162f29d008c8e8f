// Base of elements that show something of the live stage: rendered by Lit into the page itself, again at each change.
import { LitElement } from "lit";
import { liveStage, type LiveStage } from "./live.ts";

export abstract class LiveElement extends LitElement {
  protected readonly live: LiveStage | undefined = liveStage();
  #unsubscribe: (() => void) | undefined;
  #isFurnished = false;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    if (!this.live) return; // What the server rendered stays.
    if (!this.#isFurnished) {
      this.#isFurnished = true;
      this.takeOver();
      this.replaceChildren();
    }
    super.connectedCallback();
    this.#unsubscribe = this.live.subscribe(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** Read from what the server rendered, before it is replaced. */
  protected takeOver(): void {
    // Most elements need nothing of it.
  }

  protected override shouldUpdate(): boolean {
    return this.live !== undefined;
  }
}
