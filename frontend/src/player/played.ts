// How long a player has played since it last told so. Pauses and stalls do not count.

export class Played {
  #since: number | undefined;
  #seconds = 0;

  /** `now` in milliseconds, of a clock that never goes back. */
  start(now: number): void {
    this.#since ??= now;
  }

  stop(now: number): void {
    if (this.#since === undefined) return;
    this.#seconds += Math.max(0, now - this.#since) / 1000;
    this.#since = undefined;
  }

  /** The seconds played since the last call. */
  take(now: number): number {
    const isPlaying = this.#since !== undefined;
    this.stop(now);
    if (isPlaying) this.start(now);
    const seconds = Math.round(this.#seconds * 10) / 10;
    this.#seconds = 0;
    return seconds;
  }
}
