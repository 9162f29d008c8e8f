import { expect, test } from "vitest";
import { takeOver } from "./given.ts";

const given = (inside: string, attributes = ""): ReturnType<typeof takeOver> => {
  document.body.innerHTML = `<div ${attributes}>${inside}</div>`;
  return takeOver(document.querySelector("div")!);
};

test("a list comes before an address, and an address before the video's own", () => {
  const list = [{ id: 4, kind: "hls", src: "/a.m3u8", title: "", label: "", languages: ["en"] }];
  const video = '<video src="/c.mp4" controls><p>No video</p></video>';
  expect(given(video, `src="/b.mp4" data-sources='${JSON.stringify(list)}'`).sources).toEqual(list);
  expect(given(video, 'src="/b.mp4"').sources.map(({ src }) => src)).toEqual(["/b.mp4"]);
  expect(given(video).sources.map(({ src }) => src)).toEqual(["/c.mp4"]);
  expect(given("").sources).toEqual([]);
});

test("the video is left with nothing to load", () => {
  const { video } = given('<video src="/c.mp4" controls><p>No video</p></video>', 'poster="/still.jpg"');
  expect([video.getAttribute("src"), video.controls, video.children.length]).toEqual([null, false, 0]);
  expect(video.getAttribute("poster")).toBe("/still.jpg");
});
