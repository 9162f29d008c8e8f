import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./player.ts";
import type { Player } from "./player.ts";
import type { Source } from "../player/sources.ts";

const film: Source = { id: 1, kind: "hls", src: "/film.mp4", title: "", label: "", languages: [] };
const frame: Source = {
  id: 2,
  kind: "frame",
  src: "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
  title: "YouTube",
  label: "",
  languages: [],
};

const play = vi.fn(() => Promise.resolve());
beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
  // jsdom has no text tracks that tell of new ones.
  const none = Object.assign(new EventTarget(), { length: 0, [Symbol.iterator]: [][Symbol.iterator] });
  vi.spyOn(HTMLMediaElement.prototype, "textTracks", "get").mockReturnValue(none as unknown as TextTrackList);
  vi.spyOn(HTMLMediaElement.prototype, "seekable", "get").mockReturnValue({ length: 0 } as TimeRanges);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  play.mockClear();
});

const player = (): Player => document.querySelector<Player>("sy-player")!;
const show = (inside: string, attributes = ""): void => {
  document.body.innerHTML = `<sy-player label="Hall" ${attributes}>${inside}</sy-player>`;
};
const VIDEO = '<video controls><source src="/film.mp4"><track kind="subtitles" srclang="en"></video>';

test("takes over the page's video and loads nothing before somebody plays it", () => {
  show(VIDEO);
  const video = player().querySelector("video")!;
  expect(video.controls).toBe(false);
  expect(video.querySelector("source")).toBeNull();
  expect(video.querySelector("track")).not.toBeNull();
  expect(video.getAttribute("src")).toBeNull();
  expect(player().querySelector(".player-begin")!.getAttribute("aria-label")).toBe("Play");
});

test("plays after a click", async () => {
  show(VIDEO);
  player().querySelector<HTMLButtonElement>(".player-begin")!.click();
  await vi.waitFor(() => {
    expect(play).toHaveBeenCalled();
  });
  expect(player().querySelector("video")!.getAttribute("src")).toContain("/film.mp4");
  expect(player().querySelector(".player-begin")).toBeNull();
});

test("begins by itself where the page asks for it", async () => {
  show(VIDEO, "data-autoplay");
  await vi.waitFor(() => {
    expect(play).toHaveBeenCalled();
  });
});

test("offers a third party and takes it away again", () => {
  show("", `data-sources='${JSON.stringify([frame])}'`);
  player().querySelector<HTMLButtonElement>(".player-still button")!.click();
  expect(player().querySelector("iframe")!.src).toBe(frame.src);
  player().sources = [film, frame];
  expect(player().querySelector("iframe")).toBeNull();
  expect(player().current?.id).toBe(1);
});

test("tells which source is shown", () => {
  const told: unknown[] = [];
  document.body.addEventListener("sy-source", (event) => told.push((event as CustomEvent).detail), {
    once: false,
  });
  show("", `data-sources='${JSON.stringify([film, frame])}'`);
  player().choose(2);
  expect(told).toEqual([1, 2]);
});
