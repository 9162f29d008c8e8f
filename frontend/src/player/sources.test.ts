import { beforeEach, expect, test } from "vitest";
import { Sources } from "./sources.ts";
import type { Source } from "./sources.ts";

const source = (id: number, kind: Source["kind"] = "hls", label = ""): Source => ({
  id,
  kind,
  src: `/${id}.m3u8`,
  title: kind === "hls" ? "HLS" : "YouTube",
  label,
  languages: [],
});

let sources: Sources;
beforeEach(() => {
  sources = new Sources();
  sources.update([source(1), source(2), source(3, "frame")]);
});

test("plays the first source", () => {
  expect(sources.current?.id).toBe(1);
  expect(sources.hasReserve).toBe(true);
});

test("a new name, language or reserve changes no picture", () => {
  expect(sources.update([source(1, "hls", "Hall"), source(4), source(2)])).toBe(false);
  expect(sources.current?.label).toBe("Hall");
});

test("follows the crew to another first source, and away from a source that is gone", () => {
  expect(sources.update([source(2), source(1)])).toBe(true);
  expect(sources.current?.id).toBe(2);
  expect(sources.update([source(2)])).toBe(false);
  expect(sources.update([source(5)])).toBe(true);
  expect(sources.current?.id).toBe(5);
});

test("keeps a viewer's own choice until the crew switches", () => {
  expect(sources.choose(2)).toBe(true);
  expect(sources.update([source(1), source(2)])).toBe(false);
  expect(sources.current?.id).toBe(2);
  expect(sources.update([source(4), source(2)])).toBe(true);
  expect(sources.current?.id).toBe(4);
});

test("a dead stream gives way to the next one, never to a third party", () => {
  expect(sources.fail(1_000)?.id).toBe(2);
  expect(sources.areExhausted).toBe(false);
  expect(sources.fail(2_000)?.id).toBe(1);
  expect(sources.areExhausted).toBe(true);
  sources.succeed();
  expect(sources.areExhausted).toBe(false);
});

test("an empty list shows nothing", () => {
  expect(sources.update([])).toBe(true);
  expect(sources.current).toBeUndefined();
  expect(sources.fail(1)).toBeUndefined();
});
