// What the page wrote for a player: a <video> of its own, and sources as a list, an address, or the <video>'s.
import type { Source } from "./sources.ts";

/** The page's video, or a new one, with nothing to load and without the browser's controls; and what it shall play. */
export function takeOver(host: HTMLElement): { video: HTMLVideoElement; sources: Source[] } {
  const video = host.querySelector("video") ?? document.createElement("video");
  const sources = sourcesOf(host, video);
  for (const child of video.querySelectorAll("source, p")) child.remove();
  video.removeAttribute("src");
  video.controls = false;
  video.playsInline = true;
  video.poster = host.getAttribute("poster") ?? "";
  return { video, sources };
}

function sourcesOf(host: HTMLElement, video: HTMLVideoElement): Source[] {
  const list = host.dataset.sources;
  if (list) return JSON.parse(list) as Source[];
  const src = host.getAttribute("src") ?? video.querySelector("source")?.src ?? video.getAttribute("src");
  return src ? [{ id: 0, kind: "hls", src, title: "", label: "", languages: [] }] : [];
}
