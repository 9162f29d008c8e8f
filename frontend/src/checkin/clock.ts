// The server's time on a device whose clock may be wrong, and may be changed while the page is open.

export class Clock {
  #offset: number | null;
  #measured: { at: number; tick: number } | undefined;
  readonly #tick: () => number;
  readonly #own: () => number;

  constructor(offset: number | null, tick = () => performance.now(), own = () => Date.now()) {
    this.#offset = offset;
    this.#tick = tick;
    this.#own = own;
  }

  /** Take the server's time from an answer, half of the way there and back ago. */
  measure(serverNow: number, sentAtTick: number): void {
    const tick = this.#tick();
    this.#measured = { at: serverNow + (tick - sentAtTick) / 2, tick };
    this.#offset = this.#measured.at - this.#own();
  }

  /** What the device's clock lacks now; null when no server was ever asked. It follows the ticks since the last
      answer, so that setting the clock changes nothing. */
  get offset(): number | null {
    if (!this.#measured) return this.#offset;
    return Math.round(this.#measured.at + this.#tick() - this.#measured.tick - this.#own());
  }

  now(): number {
    return this.#own() + (this.offset ?? 0);
  }

  stamp(): { device_at: number; offset: number | null } {
    return { device_at: this.#own(), offset: this.offset };
  }
}

/** The day at the venue, "2021-12-14". */
export function dayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
