// The session that stands open at the side: what is typed there waits a moment, is sent, and is kept until it is saved.
import type { Client } from "./client.ts";
import type { Details, Session, Values } from "./contract.ts";
import { same, type Field } from "./changes.ts";
import type { Store } from "./store.ts";
import type { Outcome, WriteOptions } from "./writer.ts";

export type DraftState = "saved" | "typing" | "saving" | "error";

const PAUSE_MS = 700;

/** Sends a write and deals with refusals; `Desk` gives its own. */
export type Send = (guid: string, values: Values, options: WriteOptions) => Promise<Outcome>;

export class Draft {
  readonly guid: string;
  state: DraftState = "saved";
  /** What to read below a field. */
  errors: Record<string, string[]> = {};
  message = "";
  details: Details | undefined;
  #pending: Values = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #store: Store;
  readonly #client: Client;
  readonly #send: Send;
  readonly #label: () => string;

  constructor(guid: string, store: Store, client: Client, send: Send, label: () => string) {
    this.guid = guid;
    this.#store = store;
    this.#client = client;
    this.#send = send;
    this.#label = label;
  }

  get session(): Session | undefined {
    return this.#store.sessions.get(this.guid);
  }

  get pending(): Readonly<Values> {
    return this.#pending;
  }

  /** What a field shows: what was typed, else what is saved. */
  value<F extends Field>(field: F): Values[F] {
    if (field in this.#pending) return this.#pending[field];
    const session = this.session as Partial<Details> | undefined;
    return (session?.[field] ?? this.details?.[field]) as Values[F];
  }

  set(values: Values, pause = PAUSE_MS): void {
    this.#pending = { ...this.#pending, ...values };
    this.state = "typing";
    for (const field of Object.keys(values)) this.errors = without(this.errors, field);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.flush();
    }, pause);
    this.#store.change();
  }

  /** Send what waits, now: on leaving the session or the page, or to try again. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const sent = this.#pending;
    if (Object.keys(sent).length === 0 || this.state === "saving") return;
    this.state = "saving";
    this.message = "";
    this.#store.change();
    const old: Values = "abstract" in sent || "recording_url" in sent ? this.#known(sent) : {};
    const outcome = await this.#send(this.guid, sent, { label: this.#label(), old });
    this.#settle(sent, outcome);
    this.#store.change();
  }

  /** Let go of what was typed. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#pending = {};
    this.errors = {};
    this.message = "";
    this.state = "saved";
    this.#store.change();
  }

  /** Read abstract and documents, which the list of sessions does not carry. */
  async load(): Promise<void> {
    try {
      const { session } = await this.#client.details(this.guid);
      this.details = session;
      this.#store.change((store) => store.take(session));
    } catch (reason) {
      this.message = reason instanceof Error ? reason.message : String(reason);
      this.state = "error";
      this.#store.change();
    }
  }

  #known(sent: Values): Values {
    const old: Record<string, unknown> = {};
    for (const field of ["abstract", "recording_url"] as const)
      if (field in sent && this.details) old[field] = this.details[field];
    return old;
  }

  #settle(sent: Values, outcome: Outcome): void {
    if (outcome.type !== "saved") {
      this.state = "error";
      this.message = outcome.message;
      if (outcome.type === "invalid") this.errors = outcome.errors;
      return;
    }
    if (this.details) this.details = { ...this.details, ...(sent as Partial<Details>), ...outcome.session };
    // What was typed on while it was on its way waits for the next time.
    for (const field of Object.keys(sent) as Field[])
      if (same(this.#pending[field], sent[field])) this.#pending = without(this.#pending, field);
    this.errors = {};
    this.state = Object.keys(this.#pending).length > 0 ? "typing" : "saved";
  }
}

function without<T extends object>(from: T, field: string): T {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== field)) as T;
}
