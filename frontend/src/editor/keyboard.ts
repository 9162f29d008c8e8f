// The editor by keyboard: walking, picking up, moving, dropping; each step is said in a sentence.
import { gettext } from "../lib/i18n.ts";
import { dayOf, plus, wallAt, wallOf } from "./clock.ts";
import type { Session } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { showHelp } from "./dialogs.ts";
import { createAt } from "./grid-acts.ts";
import { commandFor, type KeyCommand } from "./keys.ts";
import { edge, neighbor, resize, step, toDay } from "./moves.ts";
import { dayName, heldPlace, lengthOf, placeOf, saying } from "./sentences.ts";
import type { Held } from "./store.ts";

export class Keyboard {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
    if (target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    const { held } = this.#desk.store;
    const isInGrid = target.closest(".calendar") !== null;
    const pressed = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    const isRtl = getComputedStyle(this.#desk.parts.calendar).direction === "rtl";
    const command = commandFor(pressed, held !== undefined, isRtl);
    if (!command || !(isInGrid || held !== undefined || isEverywhere(command))) return;
    // A held session is dropped from wherever the focus is, but buttons keep their own keys.
    if (!isInGrid && target.closest("button, a, summary") && (event.key === "Enter" || event.key === " "))
      return;
    event.preventDefault();
    this.run(command);
  };

  run(command: KeyCommand): void {
    const { store, acts } = this.#desk;
    const { focused, held } = store;
    switch (command.type) {
      case "focus":
        this.#focus(neighbor(focused, command.direction, this.#desk.shown, store.rooms));
        break;
      case "edge":
        this.#focus(edge(focused, command.which, this.#desk.shown));
        break;
      case "day":
        this.#day(command.by);
        break;
      case "pick-up":
        this.#pickUp(store.sessions.get(focused));
        break;
      case "move":
        if (held) this.#carry(step(held, command.direction, store.zoom, store.rooms));
        break;
      case "resize":
        if (held) this.#carry(resize(held, command.by, store.zoom));
        break;
      case "drop":
        if (held) this.#desk.hands.drop(held);
        break;
      case "cancel":
        this.#cancel();
        break;
      case "open":
        acts.open(focused);
        this.#desk.focusTitle();
        break;
      case "new":
        this.#new(store.sessions.get(focused));
        break;
      case "unschedule":
        this.#cancel(false);
        void acts.unschedule(store.selected.size > 1 ? [...store.selected] : [held?.guid ?? focused]);
        break;
      case "delete":
        void acts.remove(focused);
        break;
      case "select":
        store.change((it) => {
          if (!it.selected.delete(focused)) it.selected.add(focused);
        });
        break;
      case "select-all":
        store.change((it) => {
          it.selected = new Set(this.#desk.shown.map(({ guid }) => guid));
        });
        break;
      case "clear":
        store.change((it) => {
          it.selected.clear();
        });
        break;
      case "undo":
      case "redo":
        void acts.travel(command.type);
        break;
      case "help":
        void showHelp();
        break;
      case "search":
        this.#desk.parts.bar.querySelector<HTMLElement>("input[type=search]")?.focus();
    }
  }

  #focus(guid: string): void {
    const session = this.#desk.store.sessions.get(guid);
    if (!session) return;
    if (session.room) this.#desk.grid.show(session.room);
    this.#desk.marks.focus(guid);
  }

  #pickUp(session: Session | undefined): void {
    const { store, acts, checker } = this.#desk;
    if (session?.starts_at == null || session.room === null) return;
    const held: Held = {
      guid: session.guid,
      room: session.room,
      wall: wallOf(session.starts_at),
      minutes: lengthOf(session),
    };
    store.change((it) => {
      it.held = held;
    });
    checker.hover(held);
    acts.say(saying.pickedUp(heldPlace(held, store)));
  }

  #carry(held: Held): void {
    const { store, acts, checker, grid } = this.#desk;
    grid.show(held.room);
    store.change((it) => {
      it.held = held;
      it.day = dayOf(held.wall);
    });
    checker.hover(held);
    acts.say(saying.moved(heldPlace(held, store)));
  }

  #cancel(isSaid = true): void {
    const { store, acts, checker, marks } = this.#desk;
    const session = store.sessions.get(store.held?.guid ?? "");
    store.change((it) => {
      it.held = undefined;
    });
    checker.rest();
    if (!session || !isSaid) return;
    if (session.starts_at !== null) {
      const day = dayOf(wallOf(session.starts_at));
      store.change((it) => {
        it.day = day;
      });
      if (session.room) this.#desk.grid.show(session.room);
    }
    marks.focus(session.guid);
    acts.say(saying.putBack(placeOf(session, store)));
  }

  #day(by: 1 | -1): void {
    const { store, acts } = this.#desk;
    const { days, held } = store;
    const day = days[days.indexOf(store.day) + by];
    if (day === undefined) return;
    store.change((it) => {
      it.day = day;
    });
    acts.say(dayName(day));
    if (held) this.#carry(toDay(held, day));
    else this.#focus(neighbor("", "down", this.#desk.shown, store.rooms));
  }

  /** After the focused session, in its room; without one at nine in the first room. */
  #new(session: Session | undefined): void {
    const { store, grid, marks } = this.#desk;
    const room = session?.room ?? grid.rooms[0]?.slug;
    if (room === undefined) {
      this.#desk.acts.say(gettext("Add a room first."));
      return;
    }
    const wall = session?.starts_at
      ? plus(wallOf(session.starts_at), lengthOf(session))
      : wallAt(store.day, 540);
    const box = marks.boxOf(session?.guid ?? "") ?? this.#desk.parts.calendar;
    void createAt(
      this.#desk,
      { guid: "", room, wall, minutes: Math.max(store.zoom, 30) },
      box.getBoundingClientRect(),
    );
  }
}

function isEverywhere({ type }: KeyCommand): boolean {
  return ["undo", "redo", "help", "search", "cancel", "new"].includes(type);
}
