import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Beats } from "./beats.ts";
import type { Beat } from "./beats.ts";
import { Played } from "./played.ts";

let video: HTMLVideoElement;
let said: (Beat & { isLast: boolean })[];
let beats: Beats;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
  video = document.createElement("video");
  said = [];
  beats = new Beats(video, (beat, isLast) => said.push({ ...beat, isLast }));
});

afterEach(() => {
  beats.stop();
  vi.useRealTimers();
});

const happens = (type: string): boolean => video.dispatchEvent(new Event(type));

test("speaks when playback begins, every fifteen seconds, and when it ends", () => {
  happens("playing");
  vi.advanceTimersByTime(15_000);
  vi.advanceTimersByTime(5_000);
  happens("pause");
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([
    { state: "playing", played: 0, isLast: false },
    { state: "playing", played: 15, isLast: false },
    { state: "paused", played: 5, isLast: false },
  ]);
});

test("does not count what it waited for", () => {
  happens("playing");
  vi.advanceTimersByTime(5_000);
  happens("waiting");
  vi.advanceTimersByTime(4_000);
  happens("playing");
  vi.advanceTimersByTime(6_000);
  expect(said.at(-1)).toEqual({ state: "playing", played: 11, isLast: false });
});

test("tells the rest when the page goes away", () => {
  happens("playing");
  vi.advanceTimersByTime(7_000);
  window.dispatchEvent(new Event("pagehide"));
  expect(said.at(-1)).toEqual({ state: "paused", played: 7, isLast: true });
});

test("a clock that was never started has nothing to tell", () => {
  const played = new Played();
  played.stop(5_000);
  expect(played.take(9_000)).toBe(0);
});
