// What follows from what the pointer does in the grid.
import { chooseKind } from "./dialogs.ts";
import type { Desk } from "./desk.ts";
import type { GridEvents } from "./calendar.ts";
import { placed } from "./changes.ts";
import { spanOf } from "./sentences.ts";
import type { Held } from "./store.ts";
import { gettext } from "../lib/i18n.ts";

export function gridActs(desk: Desk): GridEvents {
  const { store } = desk;
  return {
    hover: (held) => {
      desk.checker.hover(held);
    },
    isOut: (x, y) => isOver(desk.parts.list, x, y),
    lift: (guid) => {
      desk.parts.list.dataset.receives = "";
      store.change((it) => {
        it.focused = guid;
        it.held = undefined;
      });
    },
    rest: () => {
      delete desk.parts.list.dataset.receives;
      desk.checker.rest();
    },
    drop: (held) => void desk.acts.place(held),
    dropOut: (guid) => void desk.acts.unschedule([guid]),
    range: (held, at) => void createAt(desk, held, at),
    tap: (room, wall) => {
      const { held } = store;
      if (!held || room === "") return;
      desk.hands.drop({ ...held, room, wall });
    },
    mounted: (guid, box) => {
      desk.marks.mounted(guid, box);
    },
  };
}

function isOver(element: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** A drawn range becomes a session of the kind that is chosen; titles come from the kind until somebody writes them. */
export async function createAt(desk: Desk, held: Held, at: DOMRect): Promise<void> {
  const { store, settings } = desk;
  const kind = await chooseKind(settings.kinds, at, spanOf(held.wall, held.minutes));
  desk.grid.unselect();
  if (kind === undefined) return;
  const name = settings.kinds.find(([code]) => code === kind)?.[1] ?? gettext("New session");
  const language = document.documentElement.lang;
  const first = store.edition.languages.includes(language) ? language : (store.edition.languages[0] ?? "en");
  const session = await desk.acts.create({
    title: { [first]: name },
    kind,
    ...(held.room === ""
      ? { minutes: held.minutes }
      : placed(held.room, held.wall, held.minutes, store.edition.zone)),
  });
  if (session) desk.focusTitle();
}
