// Asks what would be wrong if a session stood where it hovers: a little after it has come to rest there.
import { instantOf } from "./clock.ts";
import type { Client } from "./client.ts";
import type { Finding } from "./contract.ts";
import type { Held, Store } from "./store.ts";

const PAUSE_MS = 120;

export class Checker {
  /** Where, and what would be wrong there; undefined while nothing is held or nothing is known yet. */
  at: Held | undefined;
  findings: Finding[] | undefined;
  readonly #client: Client;
  readonly #store: Store;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(store: Store, client: Client) {
    this.#store = store;
    this.#client = client;
  }

  hover(held: Held): void {
    const { at } = this;
    if (
      at?.guid === held.guid &&
      at.room === held.room &&
      at.wall === held.wall &&
      at.minutes === held.minutes
    )
      return;
    this.#forget();
    this.at = held;
    this.#store.change();
    this.#timer = setTimeout(() => {
      void this.#ask(held);
    }, PAUSE_MS);
  }

  rest(): void {
    this.#forget();
    this.at = undefined;
    this.#store.change();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.findings = undefined;
  }

  async #ask(held: Held): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const { guid, room, wall, minutes } = held;
    try {
      const place = { guid, room, minutes, starts_at: instantOf(wall, this.#store.edition.zone) };
      const { findings } = await this.#client.check(place, request.signal);
      if (request.signal.aborted) return;
      this.findings = findings;
      this.#store.change();
    } catch {
      // Without an answer the drop itself tells.
    }
  }
}
