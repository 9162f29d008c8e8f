// What a player draws over its picture, anew after everything that happens to it: the cover and the bar of controls.
import { nothing, render } from "lit";
import { controls } from "./controls.ts";
import { cover } from "./cover.ts";
import type { CoverActs } from "./cover.ts";
import type { Picture } from "./picture.ts";

const DRAWN_ON = [
  ..."play pause playing waiting seeked volumechange timeupdate durationchange ended".split(" "),
  ..."enterpictureinpicture leavepictureinpicture".split(" "),
];

export interface FaceView {
  /** A frame of another place, which has controls of its own. */
  isFrame: boolean;
  isLost: boolean;
  hasSource: boolean;
}

export class Face {
  readonly cover = document.createElement("div");
  readonly bar = document.createElement("div");
  readonly #host: HTMLElement;
  readonly #picture: Picture;
  readonly #view: () => FaceView;
  readonly #acts: CoverActs;

  constructor(
    host: HTMLElement,
    video: HTMLVideoElement,
    picture: Picture,
    view: () => FaceView,
    begin: () => void,
  ) {
    this.#host = host;
    this.#picture = picture;
    this.#view = view;
    this.#acts = {
      begin: () => {
        begin();
        this.bar.querySelector<HTMLElement>("button")?.focus();
      },
      toggleSound: () => {
        picture.toggleSound();
      },
    };
    this.cover.className = "player-cover";
    this.bar.className = "player-controls";
    for (const type of DRAWN_ON) video.addEventListener(type, this.draw);
    document.addEventListener("fullscreenchange", this.draw);
  }

  readonly draw = (): void => {
    const { isFrame, isLost, hasSource } = this.#view();
    const { view, isLoaded, isSilenced } = this.#picture;
    this.#host.classList.toggle("idle", !isLoaded && !isFrame);
    this.#host.classList.toggle("paused", view.isPaused);
    this.bar.hidden = isFrame || !isLoaded;
    render(controls(view, this.#picture), this.bar);
    const isWaiting = !isLoaded && hasSource;
    render(isFrame ? nothing : cover({ isLost, isWaiting, isSilenced }, this.#acts), this.cover);
  };

  stop(): void {
    document.removeEventListener("fullscreenchange", this.draw);
  }
}
