// The bar below a picture: a template of what the player knows, and the acts that it offers.
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { gettext, interpolate } from "../lib/i18n.ts";
import { formatRemaining } from "../lib/time.ts";
import type { Quality } from "./engine.ts";
import { sign } from "./icons.ts";
import type { Sign } from "./icons.ts";
import { OFF, trackName } from "./languages.ts";
import type { Track } from "./languages.ts";

export interface View {
  isPaused: boolean;
  isMuted: boolean;
  volume: number;
  /** Seconds on the video's clock. */
  position: number;
  start: number;
  end: number;
  isLive: boolean;
  isAtEdge: boolean;
  audio: readonly Track[];
  audioId: number;
  subtitles: readonly Track[];
  subtitleId: number;
  qualities: readonly Quality[];
  qualityId: number;
  canFloat: boolean;
  isFull: boolean;
}

export interface Acts {
  togglePlay(): void;
  toggleSound(): void;
  setVolume(volume: number): void;
  seek(position: number): void;
  goLive(): void;
  chooseAudio(id: number): void;
  chooseSubtitles(id: number): void;
  toggleSubtitles(): void;
  chooseQuality(id: number): void;
  toggleFloat(): void;
  toggleFull(): void;
}

export function controls(view: View, acts: Acts): TemplateResult {
  return html`
    ${scrubber(view, acts)}
    <div class="player-bar">
      ${button(view.isPaused ? "play" : "pause", view.isPaused ? gettext("Play") : gettext("Pause"), () => {
        acts.togglePlay();
      })}
      ${button(
        view.isMuted ? "silence" : "sound",
        view.isMuted ? gettext("Sound on") : gettext("Sound off"),
        () => {
          acts.toggleSound();
        },
      )}
      <input
        class="player-volume"
        type="range"
        min="0"
        max="1"
        step="0.05"
        aria-label=${gettext("Volume")}
        .value=${live(String(view.isMuted ? 0 : view.volume))}
        @input=${(event: Event) => {
          acts.setVolume(Number(value(event)));
        }}
      />
      ${
        view.isLive
          ? html`<button
              type="button"
              class="player-live"
              aria-pressed=${view.isAtEdge}
              @click=${() => {
                acts.goLive();
              }}
            >
              ${view.isAtEdge ? gettext("Live") : gettext("Go live")}
            </button>`
          : html`<span class="player-time"
              >${formatRemaining(view.position * 1000)} / ${formatRemaining(view.end * 1000)}</span
            >`
      }
      <span class="player-space"></span>
      ${view.audio.length > 1 ? soundMenu(view, acts) : nothing}
      ${
        view.subtitles.length > 0
          ? html`<button
              type="button"
              class="player-button"
              aria-pressed=${view.subtitleId !== OFF}
              aria-label=${gettext("Subtitles")}
              title=${gettext("Subtitles")}
              @click=${() => {
                acts.toggleSubtitles();
              }}
            >
              ${sign("captions")}
            </button>`
          : nothing
      }
      ${settings(view, acts)}
      ${
        view.canFloat
          ? button(
              "window",
              gettext("Picture in picture"),
              () => {
                acts.toggleFloat();
              },
              "player-float",
            )
          : nothing
      }
      ${button(
        view.isFull ? "narrow" : "wide",
        view.isFull ? gettext("Leave full screen") : gettext("Full screen"),
        () => {
          acts.toggleFull();
        },
      )}
    </div>
  `;
}

function button(name: Sign, label: string, act: () => void, extra = ""): TemplateResult {
  return html`<button
    type="button"
    class="player-button ${extra}"
    aria-label=${label}
    title=${label}
    @click=${act}
  >
    ${sign(name)}
  </button>`;
}

function scrubber(view: View, acts: Acts): TemplateResult | typeof nothing {
  const length = view.end - view.start;
  if (!Number.isFinite(length) || length < 1) return nothing;
  const told = view.isLive
    ? view.isAtEdge
      ? gettext("Live")
      : interpolate(gettext("%(time)s behind live"), {
          time: formatRemaining((view.end - view.position) * 1000),
        })
    : formatRemaining(view.position * 1000);
  return html`<input
    class="player-scrubber"
    type="range"
    min=${view.start}
    max=${view.end}
    step="1"
    aria-label=${gettext("Position")}
    aria-valuetext=${told}
    .value=${live(String(Math.round(view.position)))}
    @input=${(event: Event) => {
      acts.seek(Number(value(event)));
    }}
  />`;
}

/** Interpretation is the heart of it, so the language that is heard stands in the bar itself. */
function soundMenu(view: View, acts: Acts): TemplateResult {
  return html`<label class="player-select"
    ><span class="visually-hidden">${gettext("Language of the sound")}</span> ${select(
      view.audio,
      view.audioId,
      (id) => {
        acts.chooseAudio(id);
      },
    )}</label
  >`;
}

function settings(view: View, acts: Acts): TemplateResult | typeof nothing {
  const subtitles = [{ id: OFF, language: "", name: gettext("Off") }, ...view.subtitles];
  const qualities = [
    { id: -1, language: "", name: gettext("Automatic") },
    ...view.qualities.map(({ id, height }) => ({ id, language: "", name: `${height}p` })),
  ];
  if (view.subtitles.length === 0 && view.qualities.length < 2) return nothing;
  return html`<details class="player-settings">
    <summary
      class="player-button"
      aria-label=${gettext("Subtitles and quality")}
      title=${gettext("Subtitles and quality")}
    >
      ${sign("settings")}
    </summary>
    <div class="player-sheet">
      ${
        view.subtitles.length > 0
          ? html`<label
              >${gettext("Subtitles")}
              ${select(subtitles, view.subtitleId, (id) => {
                acts.chooseSubtitles(id);
              })}</label
            >`
          : nothing
      }
      ${
        view.qualities.length > 1
          ? html`<label
              >${gettext("Quality")}
              ${select(qualities, view.qualityId, (id) => {
                acts.chooseQuality(id);
              })}</label
            >`
          : nothing
      }
    </div>
  </details>`;
}

function select(tracks: readonly Track[], chosen: number, choose: (id: number) => void): TemplateResult {
  return html`<select
    @change=${(event: Event) => {
      choose(Number(value(event)));
    }}
  >
    ${tracks.map(
      (track) =>
        html`<option value=${track.id} lang=${track.language || nothing} .selected=${track.id === chosen}>
          ${trackName(track)}
        </option>`,
    )}
  </select>`;
}

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
