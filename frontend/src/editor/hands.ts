// Mouse, finger and keyboard: turns what people do into acts on sessions.
import { gettext } from "../lib/i18n.ts";
import type { BarActs } from "./bar.ts";
import type { BulkActs } from "./bulk.ts";
import { carry } from "./carry.ts";
import { wallAt } from "./clock.ts";
import type { Desk } from "./desk.ts";
import { showHelp } from "./dialogs.ts";
import { createAt } from "./grid-acts.ts";
import { Keyboard } from "./keyboard.ts";
import { inOrder } from "./moves.ts";
import { heldPlace, saying } from "./sentences.ts";
import type { Held } from "./store.ts";
import type { WaitingActs } from "./waiting.ts";

export class Hands {
  /** A session is being dragged in from the list. */
  isCarrying = false;
  readonly #desk: Desk;
  readonly #ended = new AbortController();
  readonly keyboard: Keyboard;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.keyboard = new Keyboard(desk);
  }

  start(root: HTMLElement): void {
    const { signal } = this.#ended;
    this.#desk.parts.calendar.addEventListener("click", this.#onClick, { signal });
    document.addEventListener("focusin", this.#onFocus, { signal });
    this.#desk.parts.calendar.addEventListener("wheel", this.#onWheel, { signal, passive: false });
    document.addEventListener(
      "keydown",
      (event) => {
        const { target } = event;
        if (target === document.body || (target instanceof Node && root.contains(target)))
          this.keyboard.onKey(event);
      },
      { signal },
    );
    addEventListener(
      "beforeunload",
      (event) => {
        if (this.#desk.hasUnsaved) event.preventDefault();
      },
      { signal },
    );
  }

  stop(): void {
    this.#ended.abort();
  }

  /** A click opens; with Ctrl or Shift it selects. */
  click(guid: string, event: MouseEvent): void {
    const { store, acts } = this.#desk;
    if (event.ctrlKey || event.metaKey) this.#toggle(guid);
    else if (event.shiftKey) this.#selectTo(guid);
    else {
      store.change((it) => {
        it.selected.clear();
      });
      acts.open(guid);
      this.#desk.marks.focus(guid);
    }
  }

  /** Hold a session that has no place yet over the grid's first free line. */
  pickUpFromList(guid: string): void {
    const { store, grid, acts } = this.#desk;
    const session = store.sessions.get(guid);
    const room = grid.rooms[0];
    if (!session || !room) return;
    const minute = Math.max(grid.limits.from, 9 * 60);
    const held: Held = { guid, room: room.slug, wall: wallAt(store.day, minute), minutes: session.minutes };
    store.change((it) => {
      it.held = held;
      it.focused = guid;
      it.pane = "grid";
    });
    this.#desk.checker.hover(held);
    acts.say(saying.pickedUp(heldPlace(held, store)));
    this.#desk.parts.calendar.tabIndex = -1;
    this.#desk.parts.calendar.focus({ preventScroll: true });
  }

  drop(held: Held): void {
    const { store, checker, acts, marks } = this.#desk;
    store.change((it) => {
      it.held = undefined;
    });
    checker.rest();
    void acts.place(held).then(() => {
      marks.focus(held.guid);
    });
  }

  waitingActs(more: () => void): WaitingActs {
    return {
      click: (guid, event) => {
        this.click(guid, event);
      },
      pickUp: (guid) => {
        this.pickUpFromList(guid);
      },
      press: (guid, event) => {
        this.#press(guid, event);
      },
      more,
    };
  }

  barActs(): BarActs {
    const { store, acts, grid } = this.#desk;
    return {
      day: (day) => {
        store.change((it) => {
          it.day = day;
        });
      },
      zoom: (minutes) => {
        store.change((it) => {
          it.zoom = minutes;
        });
      },
      filter: (filter) => {
        store.change((it) => {
          it.filter = filter;
        });
      },
      travel: (way) => void acts.travel(way),
      help: () => void showHelp(),
      create: () => {
        const at = this.#desk.parts.bar.getBoundingClientRect();
        void createAt(
          this.#desk,
          { guid: "", room: "", wall: wallAt(store.day, Math.max(grid.limits.from, 540)), minutes: 45 },
          at,
        );
      },
      pane: (pane) => {
        store.change((it) => {
          it.pane = pane;
        });
      },
    };
  }

  bulkActs(): BulkActs {
    const { store, acts } = this.#desk;
    const guids = (): string[] => [...store.selected];
    return {
      write: (values, label) => void acts.bulk(guids(), values, label),
      shift: (minutes) => void acts.shift(guids(), minutes),
      unschedule: () => void acts.unschedule(guids()),
      clear: () => {
        store.change((it) => {
          it.selected.clear();
        });
      },
    };
  }

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target;
    if (!(target instanceof Element) || this.#desk.grid.hasJustDragged) return;
    const box = target.closest<HTMLElement>("[data-guid]");
    if (!box?.dataset.guid) return;
    if (this.#desk.store.held) {
      this.#desk.acts.say(gettext("Drop the held session first, or press Escape."));
      return;
    }
    this.click(box.dataset.guid, event);
  };

  /** However the focus came to a session, the keys mean that one. */
  readonly #onFocus = (event: FocusEvent): void => {
    const { store } = this.#desk;
    const { target } = event;
    const box = target instanceof HTMLElement ? target.closest<HTMLElement>(".calendar [data-guid]") : null;
    const guid = box?.dataset.guid;
    this.#desk.marks.focusWent(guid ?? "");
    if (!guid || guid === store.focused) return;
    store.change((it) => {
      it.focused = guid;
    });
  };

  /** Sideways: the rooms beyond the edge. */
  readonly #onWheel = (event: WheelEvent): void => {
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(across) < 20 || Math.abs(across) < Math.abs(event.deltaY) / 2) return;
    if (this.#desk.grid.count >= this.#desk.store.rooms.length) return;
    event.preventDefault();
    const isRtl = getComputedStyle(this.#desk.parts.calendar).direction === "rtl";
    this.#desk.grid.turnTo(this.#desk.grid.first + (across > 0 !== isRtl ? 1 : -1));
  };

  #toggle(guid: string): void {
    this.#desk.store.change((it) => {
      if (!it.selected.delete(guid)) it.selected.add(guid);
      it.focused = guid;
    });
  }

  #selectTo(guid: string): void {
    const { store, grid, shown } = this.#desk;
    const order = inOrder(shown, grid.rooms).map((session) => session.guid);
    const [from, to] = [order.indexOf(store.focused), order.indexOf(guid)].sort((a, b) => a - b);
    store.change((it) => {
      if (from === undefined || to === undefined || from < 0) it.selected.add(guid);
      else for (const one of order.slice(from, to + 1)) it.selected.add(one);
    });
  }

  #press(guid: string, event: PointerEvent): void {
    const { store, grid, mark, checker, parts } = this.#desk;
    const session = store.sessions.get(guid);
    if (!session) return;
    const held = (x: number, y: number): Held | undefined => {
      const place = grid.placeAt(x, y);
      return place && { ...place, guid, minutes: session.minutes };
    };
    const end = (): void => {
      this.isCarrying = false;
      delete parts.calendar.dataset.receives;
      mark.hide();
      checker.rest();
    };
    carry(event, {
      start: () => {
        this.isCarrying = true;
        parts.calendar.dataset.receives = "";
        store.change((it) => {
          it.pane = "grid";
          it.held = undefined;
        });
      },
      over: (x, y) => {
        const place = held(x, y);
        if (!place) return;
        mark.show(place, true);
        checker.hover(place);
      },
      drop: (x, y) => {
        const place = held(x, y);
        end();
        if (place) void this.#desk.acts.place(place, gettext("Schedule"));
      },
      cancel: end,
    });
  }
}
