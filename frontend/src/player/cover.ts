// What lies over the picture: that it was lost, a button that begins, a button that turns the sound on.
import { html, nothing } from "lit";
import { gettext } from "../lib/i18n.ts";
import { sign } from "./icons.ts";

export interface CoverView {
  /** All sources have failed; they are tried again. */
  isLost: boolean;
  /** There is something to play and nothing of it is loaded. */
  isWaiting: boolean;
  /** Plays without sound, because the browser allowed no other beginning. */
  isSilenced: boolean;
}

export interface CoverActs {
  begin(): void;
  toggleSound(): void;
}

export function cover(view: CoverView, acts: CoverActs): unknown {
  if (view.isLost)
    return html`<p class="player-note" role="status">
      ${gettext("The picture was lost. We keep trying to bring it back.")}
    </p>`;
  if (view.isWaiting)
    return html`<button
      type="button"
      class="player-begin"
      @click=${() => {
        acts.begin();
      }}
      aria-label=${gettext("Play")}
    >
      ${sign("play")}
    </button>`;
  if (view.isSilenced)
    return html`<button
      type="button"
      class="button player-sound"
      @click=${() => {
        acts.toggleSound();
      }}
    >
      ${sign("sound")}${gettext("Turn the sound on")}
    </button>`;
  return nothing;
}
