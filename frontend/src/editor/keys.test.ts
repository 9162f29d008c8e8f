import { expect, test } from "vitest";
import { commandFor, type KeyCommand } from "./keys.ts";

const press = (
  key: string,
  held = false,
  more: { ctrl?: boolean; shift?: boolean; alt?: boolean; rtl?: boolean } = {},
): KeyCommand | undefined =>
  commandFor(
    { key, ctrl: more.ctrl ?? false, shift: more.shift ?? false, alt: more.alt ?? false },
    held,
    more.rtl ?? false,
  );

test("arrows walk, and carry what is held", () => {
  expect(press("ArrowDown")).toEqual({ type: "focus", direction: "down" });
  expect(press("ArrowRight", true)).toEqual({ type: "move", direction: "forth" });
  expect(press("ArrowDown", true, { shift: true })).toEqual({ type: "resize", by: 1 });
  expect(press("ArrowLeft", true, { shift: true })).toBe(undefined);
});

test("left is forth where one reads from right to left", () => {
  expect(press("ArrowLeft", false, { rtl: true })).toEqual({ type: "focus", direction: "forth" });
  expect(press("ArrowUp", false, { rtl: true })).toEqual({ type: "focus", direction: "up" });
});

test("one key picks up and drops, another cancels", () => {
  expect([press(" "), press("Enter", true), press("Escape", true), press("Escape")]).toEqual([
    { type: "pick-up" },
    { type: "drop" },
    { type: "cancel" },
    { type: "clear" },
  ]);
});

test("undo and redo", () => {
  expect([
    press("z", false, { ctrl: true }),
    press("Z", false, { ctrl: true, shift: true }),
    press("y", true, { ctrl: true }),
  ]).toEqual([{ type: "undo" }, { type: "redo" }, { type: "redo" }]);
});

test("letters act only while nothing is held, and leave the browser's own keys alone", () => {
  expect([press("n"), press("N"), press("n", true), press("u", true)]).toEqual([
    { type: "new" },
    { type: "new" },
    undefined,
    { type: "unschedule" },
  ]);
  expect([press("r", false, { ctrl: true }), press("e", false, { alt: true }), press("q")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
