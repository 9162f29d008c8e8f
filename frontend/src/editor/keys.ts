// Which key means what. Pure, so that the help and the tests can go by it.
import { gettext } from "../lib/i18n.ts";
import type { Direction } from "./moves.ts";

export type KeyCommand =
  | { type: "focus"; direction: Direction }
  | { type: "edge"; which: "first" | "last" }
  | { type: "day"; by: 1 | -1 }
  | { type: "move"; direction: Direction }
  | { type: "resize"; by: 1 | -1 }
  | {
      type:
        "pick-up" | "drop" | "cancel" | "open" | "new" | "unschedule" | "delete" | "select" | "select-all";
    }
  | { type: "clear" | "undo" | "redo" | "help" | "search" };

export interface Pressed {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

const ARROWS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "back",
  ArrowRight: "forth",
};
const LETTERS: Record<string, KeyCommand> = {
  e: { type: "open" },
  n: { type: "new" },
  u: { type: "unschedule" },
  x: { type: "select" },
  "?": { type: "help" },
  "/": { type: "search" },
  Delete: { type: "delete" },
  Backspace: { type: "delete" },
};

/** The command of a key, or nothing. `isHeld`: a session is picked up; `isRtl` turns left and right around. */
export function commandFor(pressed: Pressed, isHeld: boolean, isRtl: boolean): KeyCommand | undefined {
  const { key, ctrl, shift, alt } = pressed;
  const lower = key.length === 1 ? key.toLowerCase() : key;
  if (alt) return undefined;
  if (ctrl) {
    if (lower === "z") return { type: shift ? "redo" : "undo" };
    if (lower === "y") return { type: "redo" };
    return lower === "a" && !isHeld ? { type: "select-all" } : undefined;
  }
  const direction = turned(ARROWS[key], isRtl);
  if (direction) return arrow(direction, isHeld, shift);
  if (key === "PageUp" || key === "PageDown") return { type: "day", by: key === "PageDown" ? 1 : -1 };
  if (key === "Enter" || key === " ") return { type: isHeld ? "drop" : "pick-up" };
  if (key === "Escape") return { type: isHeld ? "cancel" : "clear" };
  if (isHeld) return lower === "u" ? { type: "unschedule" } : undefined;
  if (key === "Home" || key === "End") return { type: "edge", which: key === "Home" ? "first" : "last" };
  return LETTERS[lower];
}

function turned(direction: Direction | undefined, isRtl: boolean): Direction | undefined {
  if (!isRtl || direction === undefined || direction === "up" || direction === "down") return direction;
  return direction === "back" ? "forth" : "back";
}

function arrow(direction: Direction, isHeld: boolean, shift: boolean): KeyCommand | undefined {
  if (!isHeld) return { type: "focus", direction };
  if (!shift) return { type: "move", direction };
  if (direction === "down") return { type: "resize", by: 1 };
  return direction === "up" ? { type: "resize", by: -1 } : undefined;
}

/** What the help says: keys, and what they do. */
export function keyHelp(): [string[], string][] {
  return [
    [["←", "↑", "↓", "→"], gettext("From session to session; held: one line or one room further")],
    [["Home", "End"], gettext("The first or the last session of the room")],
    [["PageUp", "PageDown"], gettext("The day before or after, also with a held session")],
    [["Enter", "Space"], gettext("Pick a session up; drop it where it is")],
    [["Shift", "↑", "↓"], gettext("Held: shorter or longer by one line")],
    [["Esc"], gettext("Put a held session back; else clear the selection")],
    [["E"], gettext("Edit the session at the side")],
    [["N"], gettext("A new session after this one")],
    [["U"], gettext("Take the session out of the timetable")],
    [["Delete"], gettext("Delete the session, after a question")],
    [["X"], gettext("Select the session, or not; Shift and Ctrl with a click do so too")],
    [["Ctrl", "A"], gettext("Select all that are shown")],
    [["Ctrl", "Z"], gettext("Undo; with Shift: redo")],
    [["/"], gettext("Search")],
    [["?"], gettext("This help")],
  ];
}
