import { expect, test } from "vitest";
import { edge, inOrder, neighbor, resize, step, toDay } from "./moves.ts";
import { at, program } from "./samples.ts";
import type { Held } from "./store.ts";

const { rooms } = program([]);
const held: Held = { guid: "s", room: "main", wall: "2021-12-14T09:07", minutes: 50 };
const day = [
  at("2021-12-14T09:00", "main", { guid: "opening" }),
  at("2021-12-14T11:00", "main", { guid: "keynote" }),
  at("2021-12-14T10:30", "c", { guid: "late" }),
  at("2021-12-14T09:10", "c", { guid: "early" }),
];

test("a held session steps to the next line of the grid", () => {
  expect(step(held, "down", 15, rooms).wall).toBe("2021-12-14T09:15");
  expect(step(held, "up", 15, rooms).wall).toBe("2021-12-14T09:00");
  expect(step({ ...held, wall: "2021-12-14T09:15" }, "up", 15, rooms).wall).toBe("2021-12-14T09:00");
});

test("it steps from room to room, and stays at the edge", () => {
  expect(step(held, "forth", 15, rooms).room).toBe("b");
  expect(step(held, "back", 15, rooms).room).toBe("main");
  expect(step({ ...held, wall: "2021-12-14T05:00" }, "up", 15, rooms).wall).toBe("2021-12-14T05:00");
});

test("it grows and shrinks to lines, never to nothing", () => {
  expect([resize(held, 1, 15).minutes, resize(held, -1, 15).minutes]).toEqual([53, 38]);
  expect(resize({ ...held, wall: "2021-12-14T09:00", minutes: 15 }, -1, 15).minutes).toBe(15);
});

test("it keeps its time on another day, also after midnight", () => {
  expect(toDay({ ...held, wall: "2021-12-15T01:00" }, "2021-12-15").wall).toBe("2021-12-16T01:00");
});

test("the focus follows the room, and finds the nearest in the next room that has any", () => {
  expect(neighbor("opening", "down", day, rooms)).toBe("keynote");
  expect(neighbor("opening", "up", day, rooms)).toBe("opening");
  expect(neighbor("opening", "forth", day, rooms)).toBe("early");
  expect(neighbor("keynote", "forth", day, rooms)).toBe("late");
  expect(neighbor("late", "back", day, rooms)).toBe("keynote");
  expect(neighbor("gone", "down", day, rooms)).toBe("opening");
});

test("knows the ends of a room and the order of reading", () => {
  expect([edge("opening", "last", day), edge("late", "first", day)]).toEqual(["keynote", "early"]);
  expect(inOrder(day, rooms).map(({ guid }) => guid)).toEqual(["opening", "keynote", "early", "late"]);
});
