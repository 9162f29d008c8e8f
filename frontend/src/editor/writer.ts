// Every change of the program goes through here: shown at once, sent in turn, taken back when refused.
import { applied, before, UNSCHEDULED } from "./changes.ts";
import { Refused, Unreachable, type Client, type Written } from "./client.ts";
import type { Session, Values } from "./contract.ts";
import { History, type Change } from "./history.ts";
import type { Store } from "./store.ts";
import { gettext } from "../lib/i18n.ts";

export type Outcome =
  | { type: "saved"; session: Session }
  | { type: "stale"; session: Session; message: string }
  | { type: "room-taken"; others: Session[]; message: string }
  | { type: "invalid"; errors: Record<string, string[]>; message: string }
  | { type: "failed"; message: string; isOffline: boolean };

export interface WriteOptions {
  /** What undo calls it; without one it cannot be undone. */
  label?: string;
  /** Why the room may be used twice. */
  accept?: string;
  /** What stood before, where the store does not know it (an abstract). */
  old?: Values;
}

export class Writer {
  readonly history = new History();
  readonly #store: Store;
  readonly #client: Client;
  /** One write of a session at a time: each needs the version of the one before. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(store: Store, client: Client) {
    this.#store = store;
    this.#client = client;
  }

  write(guid: string, values: Values, options: WriteOptions = {}): Promise<Outcome> {
    return this.#inTurn(guid, () => this.#write(guid, values, options));
  }

  unschedule(guid: string, label: string): Promise<Outcome> {
    return this.write(guid, UNSCHEDULED, { label });
  }

  async create(values: Values, label: string, accept?: string): Promise<Outcome> {
    try {
      const { session } = this.#took(await this.#client.create(values, accept));
      this.history.did({ type: "create", label, guid: session.guid, values });
      return { type: "saved", session };
    } catch (reason) {
      return outcomeOf(reason);
    }
  }

  remove(guid: string): Promise<Outcome> {
    return this.#inTurn(guid, async () => {
      const session = this.#store.sessions.get(guid);
      if (!session) return gone();
      try {
        await this.#client.remove(session);
        this.#store.change((store) => {
          store.remove(guid);
        });
        return { type: "saved", session };
      } catch (reason) {
        return this.#refused(reason);
      }
    });
  }

  /** The same values for many, all or none. */
  async bulk(guids: readonly string[], values: Values, label: string): Promise<Outcome> {
    const sessions = guids.flatMap((guid) => this.#store.sessions.get(guid) ?? []);
    const first = sessions[0];
    if (!first) return gone();
    const changes: Change[] = sessions.map((session) => ({
      guid: session.guid,
      before: before(session, values),
      after: values,
    }));
    try {
      const answer = await this.#client.bulk(sessions, values);
      this.#store.change((store) => {
        for (const session of answer.sessions) {
          store.take(session);
          this.history.wrote(session);
        }
      });
      this.history.did({ type: "edit", label, changes });
      return { type: "saved", session: answer.sessions[0] ?? first };
    } catch (reason) {
      return this.#refused(reason);
    }
  }

  /** When what is on its way has been answered; what was done a moment ago can be undone then. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#turns.values());
  }

  async #write(guid: string, values: Values, options: WriteOptions): Promise<Outcome> {
    const session = this.#store.sessions.get(guid);
    if (!session) return gone();
    const old = { ...before(session, values), ...options.old };
    this.#store.change((store) => {
      store.sessions.set(guid, applied(session, values, store.edition.zone));
      store.pending += 1;
    });
    try {
      const written = this.#took(await this.#client.write(session, values, options.accept));
      this.#learn(values, written.session);
      if (options.label !== undefined) {
        this.history.did({
          type: "edit",
          label: options.label,
          changes: [{ guid, before: old, after: settled(values, written.session) }],
        });
      }
      return { type: "saved", session: written.session };
    } catch (reason) {
      this.#store.change((store) => {
        // Somebody else's newer one may have come meanwhile.
        if ((store.sessions.get(guid)?.version ?? 0) <= session.version) store.sessions.set(guid, session);
      });
      return this.#refused(reason);
    } finally {
      this.#store.change((store) => {
        store.pending -= 1;
      });
    }
  }

  #took(written: Written): Written {
    this.history.wrote(written.session);
    this.#store.change((store) => {
      store.take(written.session);
      if (written.findings) store.findingsAbout(written.session.guid, written.findings);
    });
    return written;
  }

  /** People who were new have a guid now; their names are the ones that were typed. */
  #learn(values: Values, session: Session): void {
    for (const [index, { name }] of (values.people ?? []).entries()) {
      const guid = session.people[index]?.guid;
      if (name !== undefined && guid !== undefined && !this.#store.people.has(guid))
        this.#store.people.set(guid, { guid, name, title: "" });
    }
  }

  #refused(reason: unknown): Outcome {
    const outcome = outcomeOf(reason);
    if (outcome.type === "stale") {
      const newer = newerOf(reason);
      this.#store.change((store) => {
        for (const session of newer) store.take(session);
      });
    }
    return outcome;
  }

  #inTurn(guid: string, act: () => Promise<Outcome>): Promise<Outcome> {
    const turn = (this.#turns.get(guid) ?? Promise.resolve()).then(act, act);
    this.#turns.set(guid, turn);
    return turn;
  }
}

function newerOf(reason: unknown): Session[] {
  if (!(reason instanceof Refused) || reason.refusal.code !== "stale_write") return [];
  return "session" in reason.refusal ? [reason.refusal.session] : reason.refusal.sessions;
}

function outcomeOf(reason: unknown): Outcome {
  const message = reason instanceof Error ? reason.message : String(reason);
  if (!(reason instanceof Refused)) {
    if (!(reason instanceof Unreachable)) throw reason;
    return {
      type: "failed",
      message: gettext("The server does not answer. Nothing is lost; please try again."),
      isOffline: true,
    };
  }
  const { refusal } = reason;
  const [newer] = newerOf(reason);
  if (newer) return { type: "stale", session: newer, message };
  if (refusal.code === "room_taken") return { type: "room-taken", others: refusal.others, message };
  if (refusal.code === "invalid") return { type: "invalid", errors: refusal.errors, message };
  return { type: "failed", message, isOffline: false };
}

/** A new person has got a guid meanwhile; doing it again must not invent them once more. */
function settled(values: Values, session: Session): Values {
  return values.people ? { ...values, people: session.people } : values;
}

function gone(): Outcome {
  return { type: "failed", message: gettext("This session no longer exists."), isOffline: false };
}
