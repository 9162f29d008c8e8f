// Tells the page every 15 to 20 seconds that the player plays, and for how long it has: the event "sy-beat".
// A paused player says so once and is silent then.
import { Played } from "./played.ts";

export interface Beat {
  state: "playing" | "paused" | "stalled";
  played: number;
}

const SHORTEST_MS = 15_000;
const LONGEST_MS = 20_000;

export class Beats {
  readonly #video: HTMLVideoElement;
  readonly #say: (beat: Beat, isLast: boolean) => void;
  readonly #played = new Played();
  #state: Beat["state"] = "paused";
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #end = new AbortController();

  constructor(video: HTMLVideoElement, say: (beat: Beat, isLast: boolean) => void) {
    this.#video = video;
    this.#say = say;
    const { signal } = this.#end;
    video.addEventListener("playing", this.#play, { signal });
    for (const type of ["waiting", "stalled", "seeking"])
      video.addEventListener(type, this.#stall, { signal });
    for (const type of ["pause", "ended", "emptied"]) video.addEventListener(type, this.#pause, { signal });
    addEventListener("pagehide", this.#leave, { signal });
  }

  stop(): void {
    this.#pause();
    this.#end.abort();
  }

  readonly #play = (): void => {
    const isNew = this.#state === "paused";
    this.#state = "playing";
    this.#played.start(performance.now());
    if (isNew) this.#tell();
  };

  /** Some browsers say "stalled" while the picture goes on; only a picture that stands counts. */
  readonly #stall = (event: Event): void => {
    if (this.#state !== "playing") return;
    if (event.type === "stalled" && this.#video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
    this.#state = "stalled";
    this.#played.stop(performance.now());
  };

  readonly #pause = (): void => {
    if (this.#state === "paused") return;
    this.#state = "paused";
    this.#played.stop(performance.now());
    this.#tell();
  };

  readonly #leave = (): void => {
    if (this.#state === "paused") return;
    this.#state = "paused";
    this.#played.stop(performance.now());
    clearTimeout(this.#timer);
    this.#say({ state: "paused", played: this.#played.take(performance.now()) }, true);
  };

  #tell(): void {
    clearTimeout(this.#timer);
    this.#say({ state: this.#state, played: this.#played.take(performance.now()) }, false);
    if (this.#state === "paused") return;
    // Spread, so that those who came together do not speak together.
    const pause = SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS);
    this.#timer = setTimeout(() => {
      this.#tell();
    }, pause);
  }
}
