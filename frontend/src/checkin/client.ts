// The device's requests: with its own secret and without any cookie.
import type { Answer, Item, Page, Setup } from "./contract.ts";

/** There is no way to the server, or it is ill: nothing is known to have happened. */
export class Unreachable extends Error {}
/** The device is locked out: it deletes what it holds. `accepted` has been kept by the server. */
export class LockedOut extends Error {
  readonly accepted: string[];
  constructor(accepted: string[]) {
    super("locked out");
    this.accepted = accepted;
  }
}
/** The secret is not known (any more): the device has to be paired again. */
export class NotPaired extends Error {}
/** The server has words for what was wrong. */
export class Refused extends Error {}

const PATIENCE_MILLISECONDS = 15_000;

export interface Sent {
  sent_at: number;
  since: number;
  waiting: number;
  items: Item[];
}

export class Client {
  readonly #base: string;
  secret: string;

  constructor(base: string, secret: string) {
    this.#base = base;
    this.secret = secret;
  }

  pair(code: string): Promise<{ secret: string }> {
    return this.#ask("pair/", { code });
  }
  data(): Promise<Setup> {
    return this.#ask("data/");
  }
  people(page: number): Promise<Page> {
    return this.#ask(`people/${page}/`);
  }
  sync(sent: Sent): Promise<Answer> {
    return this.#ask("sync/", sent);
  }

  async #ask<T>(path: string, body?: unknown): Promise<T> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(this.#base + path, {
        method: body === undefined ? "GET" : "POST",
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
        headers: {
          Accept: "application/json",
          ...(this.secret ? { Authorization: `Bearer ${this.secret}` } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await answer.text();
    } catch (reason) {
      throw new Unreachable(String(reason));
    }
    if (answer.ok) return JSON.parse(text) as T;
    const told = said(text);
    if (answer.status === 410 && told.code === "locked_out") throw new LockedOut(told.accepted ?? []);
    if (answer.status === 401 && told.code === "not_paired") throw new NotPaired();
    if (told.message !== undefined) throw new Refused(told.message);
    throw new Unreachable(String(answer.status));
  }
}

interface Told {
  code?: string;
  message?: string;
  accepted?: string[];
}

function said(text: string): Told {
  try {
    return (JSON.parse(text) as Told | null) ?? {};
  } catch {
    return {};
  }
}
