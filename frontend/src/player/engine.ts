// What brings a picture into a <video>: hls.js where Media Source Extensions are, the browser itself elsewhere.
import type { Track } from "./languages.ts";

export interface Quality {
  id: number;
  height: number;
}

/** One picture being played. Ids are places in the lists; -1 is "off" or "automatic". */
export interface Engine {
  readonly audio: Track[];
  readonly subtitles: Track[];
  readonly qualities: Quality[];
  readonly isLive: boolean;
  /** Seconds on the video's own clock; undefined when there is no live edge. */
  readonly liveEdge: number | undefined;
  audioId: number;
  subtitleId: number;
  qualityId: number;
  destroy(): void;
}

export interface Reports {
  /** Tracks or qualities are known, or others. */
  changed: () => void;
  /** It will not play any further. */
  failed: () => void;
}

export const isPlaylist = (src: string): boolean => new URL(src, location.href).pathname.endsWith(".m3u8");

/** Begin to load `src`. */
export async function attach(video: HTMLVideoElement, src: string, reports: Reports): Promise<Engine> {
  if (isPlaylist(src) && "MediaSource" in globalThis) {
    const { HlsEngine } = await import("./hls.ts");
    return new HlsEngine(video, src, reports);
  }
  return new NativeEngine(video, src, reports);
}

interface AudioTrackLike {
  enabled: boolean;
  language: string;
  label: string;
}

/** Files, and HLS in browsers that speak it themselves (Safari on phones). */
class NativeEngine implements Engine {
  readonly qualities: Quality[] = [];
  qualityId = -1;
  readonly #video: HTMLVideoElement;
  readonly #end = new AbortController();

  constructor(video: HTMLVideoElement, src: string, reports: Reports) {
    this.#video = video;
    const { signal } = this.#end;
    if (video.src !== new URL(src, location.href).href) video.src = src;
    video.addEventListener("loadedmetadata", reports.changed, { signal });
    video.addEventListener("error", reports.failed, { signal });
    video.textTracks.addEventListener("addtrack", reports.changed, { signal });
  }

  get isLive(): boolean {
    return this.#video.duration === Infinity;
  }

  get liveEdge(): number | undefined {
    const ranges = this.#video.seekable;
    return this.isLive && ranges.length > 0 ? ranges.end(ranges.length - 1) : undefined;
  }

  get audio(): Track[] {
    return this.#audioTracks().map((track, id) => ({ id, language: track.language, name: track.label }));
  }

  get audioId(): number {
    return this.#audioTracks().findIndex((track) => track.enabled);
  }

  set audioId(id: number) {
    for (const [index, track] of this.#audioTracks().entries()) track.enabled = index === id;
  }

  get subtitles(): Track[] {
    return this.#textTracks().map((track, id) => ({ id, language: track.language, name: track.label }));
  }

  get subtitleId(): number {
    return this.#textTracks().findIndex((track) => track.mode !== "disabled");
  }

  set subtitleId(id: number) {
    for (const [index, track] of this.#textTracks().entries())
      track.mode = index === id ? "hidden" : "disabled";
  }

  destroy(): void {
    this.#end.abort();
    this.#video.removeAttribute("src");
    this.#video.load();
  }

  #audioTracks(): AudioTrackLike[] {
    // Only some browsers have it.
    const tracks = (this.#video as { audioTracks?: ArrayLike<AudioTrackLike> }).audioTracks;
    return tracks ? Array.from(tracks) : [];
  }

  #textTracks(): TextTrack[] {
    return [...this.#video.textTracks].filter((track) => ["subtitles", "captions"].includes(track.kind));
  }
}
