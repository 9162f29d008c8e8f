// What an organizer does, whichever way they ask for it: each act writes, speaks, and deals with refusals.
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import { toast } from "../elements/toasts.ts";
import { differing, placed, UNSCHEDULED } from "./changes.ts";
import type { Checker } from "./checker.ts";
import type { Client } from "./client.ts";
import { dayOf, plus, wallOf } from "./clock.ts";
import type { Session, Values } from "./contract.ts";
import { confirmed, reasonFor } from "./dialogs.ts";
import { heldPlace, lengthOf, placeOf, saying, titleOf } from "./sentences.ts";
import type { Held, Store } from "./store.ts";
import { travel } from "./undo.ts";
import type { Outcome, WriteOptions, Writer } from "./writer.ts";

export class Acts {
  /** Says a sentence in the live region. */
  say: (text: string) => void = () => undefined;
  readonly store: Store;
  readonly writer: Writer;
  readonly client: Client;
  readonly checker: Checker;

  constructor(store: Store, writer: Writer, client: Client, checker: Checker) {
    this.store = store;
    this.writer = writer;
    this.client = client;
    this.checker = checker;
  }

  /** Write, and when a room is taken, ask whether it may be shared. A stale write is kept beside the newer state. */
  async write(guid: string, values: Values, options: WriteOptions = {}): Promise<Outcome> {
    const outcome = await this.writer.write(guid, values, options);
    if (outcome.type === "room-taken") {
      const accept = await this.#mayShare(outcome.others, outcome.message);
      return accept === undefined ? outcome : this.write(guid, values, { ...options, accept });
    }
    if (outcome.type === "stale" || (outcome.type === "failed" && outcome.isOffline)) {
      this.store.change((store) => {
        const mine = { ...store.conflicts.get(guid)?.mine, ...values };
        store.conflicts.set(guid, { mine, message: outcome.message });
        store.opened = guid;
        store.tab = "session";
        store.pane = "side";
      });
      this.say(outcome.message);
    } else if (outcome.type !== "saved") this.#complain(outcome);
    return outcome;
  }

  async place(held: Held, label = gettext("Move")): Promise<boolean> {
    const { zone } = this.store.edition;
    const session = this.store.sessions.get(held.guid);
    if (session && stands(session, held)) return true;
    const place = heldPlace(held, this.store);
    const outcome = await this.write(held.guid, placed(held.room, held.wall, held.minutes, zone), { label });
    if (outcome.type === "saved") this.say(saying.dropped(place));
    return outcome.type === "saved";
  }

  async unschedule(guids: readonly string[]): Promise<void> {
    const placedOnes = guids.filter((guid) => this.store.sessions.get(guid)?.room);
    const [only] = placedOnes;
    if (placedOnes.length > 1) {
      await this.bulk(placedOnes, UNSCHEDULED, gettext("Take out of the timetable"));
    } else if (only) {
      const session = this.store.sessions.get(only);
      const outcome = await this.write(only, UNSCHEDULED, { label: gettext("Take out of the timetable") });
      if (session && outcome.type === "saved") this.say(saying.unscheduled(titleOf(session)));
    }
  }

  async create(values: Values): Promise<Session | undefined> {
    let outcome = await this.writer.create(values, gettext("New session"));
    if (outcome.type === "room-taken") {
      const accept = await this.#mayShare(outcome.others, outcome.message);
      if (accept !== undefined) outcome = await this.writer.create(values, gettext("New session"), accept);
    }
    if (outcome.type !== "saved") {
      if (outcome.type !== "room-taken") this.#complain(outcome);
      return undefined;
    }
    this.open(outcome.session.guid);
    this.say(interpolate(gettext("%(place)s, added."), { place: placeOf(outcome.session, this.store) }));
    return outcome.session;
  }

  async remove(guid: string): Promise<void> {
    const session = this.store.sessions.get(guid);
    if (!session) return;
    const isSure = await confirmed(
      interpolate(gettext("Delete “%(title)s”?"), { title: titleOf(session) }),
      gettext(
        "It goes with its texts, people and documents, and cannot be brought back. To keep it for later, take it out of the timetable instead.",
      ),
      gettext("Delete session"),
    );
    if (!isSure) return;
    const outcome = await this.writer.remove(guid);
    if (outcome.type === "saved")
      this.say(interpolate(gettext("%(title)s is deleted."), { title: titleOf(session) }));
    else this.#complain(outcome);
  }

  /** The same for many at once, all or none. */
  async bulk(guids: readonly string[], values: Values, label: string): Promise<void> {
    const outcome = await this.writer.bulk(guids, values, label);
    if (outcome.type === "saved")
      this.say(
        count(
          ngettext("%(count)d session changed.", "%(count)d sessions changed.", guids.length),
          guids.length,
        ),
      );
    else this.#complain(outcome);
  }

  /** Each by its own start: the last go first when they go later, so that none meets one that still stands. */
  async shift(guids: readonly string[], minutes: number): Promise<void> {
    const { zone } = this.store.edition;
    const sessions = guids
      .flatMap((guid) => this.store.sessions.get(guid) ?? [])
      .filter(({ room, starts_at }) => room !== null && starts_at !== null)
      .sort((a, b) => (a.starts_at ?? "").localeCompare(b.starts_at ?? "") * (minutes > 0 ? -1 : 1));
    for (const session of sessions) {
      const wall = plus(wallOf(session.starts_at ?? ""), minutes);
      const values = placed(session.room ?? "", wall, lengthOf(session), zone);
      const outcome = await this.write(session.guid, values, { label: gettext("Shift") });
      if (outcome.type !== "saved") return;
    }
    this.say(
      count(
        ngettext("%(count)d session shifted.", "%(count)d sessions shifted.", sessions.length),
        sessions.length,
      ),
    );
  }

  /** A repair was made on the server: take what it changed, so that it can be undone. */
  repaired(sessions: readonly Session[], label: string): void {
    const changes = sessions.flatMap((session) => {
      const old = this.store.sessions.get(session.guid);
      if (!old) return [];
      const fields = differing(old, session as Values).filter((field) => !DERIVED.has(field));
      const pick = (from: Session): Values =>
        Object.fromEntries(fields.map((field) => [field, from[field as keyof Session]]));
      return [{ guid: session.guid, before: pick(old), after: pick(session) }];
    });
    this.store.change((store) => {
      for (const session of sessions) {
        store.take(session);
        this.writer.history.wrote(session);
      }
    });
    this.writer.history.did({ type: "edit", label, changes });
    this.say(interpolate(gettext("Repaired: %(label)s."), { label }));
  }

  async travel(way: "undo" | "redo"): Promise<void> {
    const { isDone, sentence } = await travel(way, this.store, this.writer);
    this.say(sentence);
    if (!isDone) toast(sentence, "warning");
  }

  open(guid: string): void {
    this.store.change((store) => {
      const session = store.sessions.get(guid);
      if (!session) return;
      store.opened = guid;
      store.focused = guid;
      store.tab = "session";
      store.pane = "side";
      if (session.room !== null && session.starts_at !== null) store.day = dayOf(wallOf(session.starts_at));
    });
  }

  async #mayShare(others: readonly Session[], message: string): Promise<string | undefined> {
    const [other] = others;
    const names = others.map((session) => placeOf(session, this.store)).join("; ");
    this.say(message);
    return reasonFor(
      gettext("The room is taken at that time"),
      other
        ? interpolate(
            gettext(
              "There stands already: %(sessions)s. Two sessions can share the room only if somebody signs for it.",
            ),
            { sessions: names },
          )
        : message,
      gettext("Put both there"),
    );
  }

  #complain(outcome: Outcome): void {
    if (outcome.type === "saved") return;
    const told = outcome.type === "invalid" ? Object.values(outcome.errors).flat() : [];
    const text = [outcome.message, ...told].filter(Boolean).join(" ");
    toast(text, "error");
    this.say(text);
  }
}

/** What a write does not carry. */
const DERIVED = new Set<string>(["guid", "slug", "version", "ends_at", "stars", "missing", "shares_room"]);

const count = (text: string, number: number): string => interpolate(text, { count: number });

function stands(session: Session, held: Held): boolean {
  return (
    session.room === held.room &&
    session.starts_at !== null &&
    wallOf(session.starts_at) === held.wall &&
    lengthOf(session) === held.minutes
  );
}
