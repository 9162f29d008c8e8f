// Barks when a picture that should play has stood still for eight seconds.

const PATIENCE_MS = 8_000;
const LOOK_MS = 1_000;

export class Watchdog {
  readonly #video: HTMLVideoElement;
  readonly #bark: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #position = -1;
  #moved = performance.now();

  constructor(video: HTMLVideoElement, bark: () => void) {
    this.#video = video;
    this.#bark = bark;
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { currentTime, paused, ended } = this.#video;
    const now = performance.now();
    // A hidden page is slowed down by its browser: no reason to blame the source.
    if (paused || ended || document.hidden || currentTime !== this.#position) {
      this.#position = currentTime;
      this.#moved = now;
    } else if (now - this.#moved >= PATIENCE_MS) {
      this.#moved = now;
      this.#bark();
    }
  }
}
