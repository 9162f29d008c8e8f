// <sy-player label src|data-sources poster> over a <video>: its controls, its sources, and the next one when one fails.
// `data-autoplay` begins by itself. It tells what it plays by "sy-beat" events; see player/beats.ts.
import { html, nothing, render } from "lit";
import { gettext } from "../lib/i18n.ts";
import { Beats } from "../player/beats.ts";
import { Captions } from "../player/captions.ts";
import { controls } from "../player/controls.ts";
import { offer } from "../player/frame.ts";
import { sign } from "../player/icons.ts";
import { press } from "../player/keys.ts";
import { Picture } from "../player/picture.ts";
import { Sources } from "../player/sources.ts";
import type { Source } from "../player/sources.ts";
import { Watchdog } from "../player/watchdog.ts";

const DRAWN_ON = [
  ..."play pause playing waiting seeked volumechange timeupdate durationchange ended".split(" "),
  ..."enterpictureinpicture leavepictureinpicture".split(" "),
];
const RETRY_MS = 5_000;

export class Player extends HTMLElement {
  readonly #sources = new Sources();
  readonly #bar = document.createElement("div");
  readonly #cover = document.createElement("div");
  #video: HTMLVideoElement | undefined;
  #picture: Picture | undefined;
  #frame: HTMLElement | undefined;
  #stops: (() => void)[] = [];
  #isOpen = false;
  #isLost = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.#video) return;
    const video = this.querySelector("video") ?? document.createElement("video");
    const list = this.#given(video);
    for (const child of video.querySelectorAll("source, p")) child.remove();
    video.removeAttribute("src");
    video.controls = false;
    video.playsInline = true;
    video.poster = this.getAttribute("poster") ?? "";
    this.#video = video;
    this.#picture = new Picture(video, this, { changed: this.draw, failed: this.#fail });
    const captions = new Captions(video);
    this.#bar.className = "player-controls";
    this.#cover.className = "player-cover";
    this.replaceChildren(video, captions.element, this.#cover, this.#bar);
    const beats = new Beats(video, (beat, isLast) => {
      this.dispatchEvent(new CustomEvent("sy-beat", { detail: { ...beat, isLast }, bubbles: true }));
    });
    const watchdog = new Watchdog(video, () => {
      if (this.#sources.hasReserve) this.#fail();
    });
    this.#stops = [
      () => {
        captions.stop();
      },
      () => {
        beats.stop();
      },
      () => {
        watchdog.stop();
      },
    ];
    for (const type of DRAWN_ON) video.addEventListener(type, this.draw);
    video.addEventListener("playing", () => {
      this.#sources.succeed();
      this.#isLost = false;
    });
    video.addEventListener("click", () => {
      this.#picture?.togglePlay();
    });
    this.addEventListener("keydown", this.#onKey);
    document.addEventListener("fullscreenchange", this.draw);
    this.sources = list;
    this.#sources.choose(Number(this.dataset.sourceId ?? list[0]?.id));
    if (!this.hidden && "autoplay" in this.dataset) this.open();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#retry);
    for (const stop of this.#stops) stop();
    this.#picture?.unload();
    document.removeEventListener("fullscreenchange", this.draw);
  }

  /** In the order in which they are tried. What plays, plays on, unless the first one is another now. */
  set sources(list: Source[]) {
    if (this.#sources.update(list)) this.#show();
    this.draw();
  }

  get current(): Source | undefined {
    return this.#sources.current;
  }

  /** A viewer chose another source. */
  choose(id: number): void {
    if (this.#sources.choose(id)) this.#show();
  }

  /** Let it be seen, and begin. On a line where data are dear it waits for a click. */
  open(): void {
    this.hidden = false;
    const line = (navigator as { connection?: { saveData?: boolean } }).connection;
    if (this.#isOpen || line?.saveData === true) return;
    this.#isOpen = true;
    this.#show();
  }

  /** Stop, and load nothing any more. */
  close(): void {
    this.hidden = true;
    this.#isOpen = false;
    this.#picture?.unload();
  }

  readonly draw = (): void => {
    if (!this.#picture || !this.#video) return;
    const view = this.#picture.view;
    const isFrame = this.current?.kind === "frame";
    this.classList.toggle("idle", !this.#picture.isLoaded && !isFrame);
    this.classList.toggle("paused", view.isPaused);
    this.#bar.hidden = isFrame || !this.#picture.isLoaded;
    render(controls(view, this.#picture), this.#bar);
    render(isFrame ? nothing : this.#coverage(), this.#cover);
  };

  #coverage(): unknown {
    const picture = this.#picture;
    if (this.#isLost)
      return html`<p class="player-note" role="status">
        ${gettext("The picture was lost. We keep trying to bring it back.")}
      </p>`;
    if (!picture?.isLoaded && this.current)
      return html`<button
        type="button"
        class="player-begin"
        @click=${this.#begin}
        aria-label=${gettext("Play")}
      >
        ${sign("play")}
      </button>`;
    if (picture?.isSilenced)
      return html`<button
        type="button"
        class="button player-sound"
        @click=${() => {
          picture.toggleSound();
        }}
      >
        ${sign("sound")}${gettext("Turn the sound on")}
      </button>`;
    return nothing;
  }

  readonly #begin = (): void => {
    this.#isOpen = true;
    this.#show();
    this.querySelector<HTMLElement>(".player-controls button")?.focus();
  };

  #show(): void {
    const source = this.current;
    clearTimeout(this.#retry);
    this.#frame?.remove();
    this.#frame = undefined;
    if (source?.kind === "frame") {
      this.#picture?.unload();
      this.#frame = offer(source, this.getAttribute("label") ?? "");
      this.append(this.#frame);
    } else if (source && this.#isOpen) {
      void this.#picture?.load(source.src).then(() => this.#picture?.play());
    } else this.#picture?.unload();
    this.draw();
    this.dispatchEvent(new CustomEvent("sy-source", { detail: source?.id, bubbles: true }));
  }

  /** The next source at once; when all of them have failed, again after a pause that differs from screen to screen. */
  readonly #fail = (): void => {
    this.#picture?.unload();
    this.#sources.fail(performance.now());
    this.#isLost = this.#sources.areExhausted;
    this.draw();
    const pause = this.#isLost ? RETRY_MS * (0.5 + Math.random()) : 0;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#show();
    }, pause);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#picture?.isLoaded || !press(event, this.#picture.view, this.#picture)) return;
    event.preventDefault();
    this.draw();
  };

  /** The sources as the page wrote them: a list, an address, or the <video>'s own. */
  #given(video: HTMLVideoElement): Source[] {
    const list = this.dataset.sources;
    if (list) return JSON.parse(list) as Source[];
    const src = this.getAttribute("src") ?? video.querySelector("source")?.src ?? video.getAttribute("src");
    return src ? [{ id: 0, kind: "hls", src, title: "", label: "", languages: [] }] : [];
  }
}

customElements.define("sy-player", Player);
