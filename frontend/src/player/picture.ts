// One <video> and what it plays: starting, choosing, seeking. It knows nothing of sources or of the page around it.
import type { Acts, View } from "./controls.ts";
import { attach } from "./engine.ts";
import type { Engine, Reports } from "./engine.ts";
import { OFF, chooseAudio, chooseSubtitles, keep } from "./languages.ts";

const EDGE_SECONDS = 10;

export class Picture implements Acts {
  /** Began without sound, because the browser allows no other beginning. */
  isSilenced = false;
  readonly #video: HTMLVideoElement;
  readonly #stage: HTMLElement;
  readonly #changed: () => void;
  readonly #failed: () => void;
  #engine: Engine | undefined;
  #src = "";
  #areTracksChosen = { audio: false, subtitles: false };

  constructor(video: HTMLVideoElement, stage: HTMLElement, reports: Reports) {
    this.#video = video;
    this.#stage = stage;
    this.#changed = reports.changed;
    this.#failed = reports.failed;
  }

  get isLoaded(): boolean {
    return this.#src !== "";
  }

  /** Load a picture in place of another; the same one plays on. */
  async load(src: string): Promise<void> {
    if (src === this.#src) return;
    this.unload();
    this.#src = src;
    const engine = await attach(this.#video, src, {
      changed: () => {
        this.#choose();
        this.#changed();
      },
      failed: () => {
        if (this.#src === src) this.#failed();
      },
    });
    if (this.#src === src) this.#engine = engine;
    else engine.destroy();
  }

  unload(): void {
    this.#engine?.destroy();
    this.#engine = undefined;
    this.#src = "";
    this.#areTracksChosen = { audio: false, subtitles: false };
  }

  /** Play with sound where the browser lets us, else without. */
  async play(): Promise<void> {
    try {
      await this.#video.play();
    } catch (reason) {
      if (!(reason instanceof DOMException) || reason.name !== "NotAllowedError") return;
      this.#video.muted = true;
      this.isSilenced = true;
      await this.#video.play().catch(this.#changed);
    }
  }

  get view(): View {
    const video = this.#video;
    const engine = this.#engine;
    const ranges = video.seekable;
    const [start, last] = ranges.length > 0 ? [ranges.start(0), ranges.end(ranges.length - 1)] : [0, 0];
    const end = engine?.liveEdge ?? (Number.isFinite(video.duration) ? video.duration : last);
    return {
      isPaused: video.paused,
      isMuted: video.muted,
      volume: video.volume,
      position: video.currentTime,
      start,
      end,
      isLive: engine?.isLive ?? false,
      isAtEdge: end - video.currentTime < EDGE_SECONDS,
      audio: engine?.audio ?? [],
      audioId: engine?.audioId ?? OFF,
      subtitles: engine?.subtitles ?? [],
      subtitleId: engine?.subtitleId ?? OFF,
      qualities: engine?.qualities ?? [],
      qualityId: engine?.qualityId ?? -1,
      canFloat: "pictureInPictureEnabled" in document && document.pictureInPictureEnabled,
      isFull: document.fullscreenElement === this.#stage,
    };
  }

  togglePlay(): void {
    if (this.#video.paused) void this.play();
    else this.#video.pause();
  }

  toggleSound(): void {
    this.#video.muted = !this.#video.muted;
    this.isSilenced = false;
    if (!this.#video.muted && this.#video.volume === 0) this.#video.volume = 0.5;
  }

  setVolume(volume: number): void {
    this.#video.volume = volume;
    this.#video.muted = volume === 0;
    this.isSilenced = false;
  }

  seek(position: number): void {
    const { start, end } = this.view;
    this.#video.currentTime = Math.min(Math.max(position, start), end);
  }

  goLive(): void {
    const edge = this.#engine?.liveEdge;
    if (edge !== undefined) this.#video.currentTime = edge;
    void this.play();
  }

  chooseAudio(id: number): void {
    if (!this.#engine) return;
    this.#engine.audioId = id;
    keep("audio", this.#engine.audio[id]?.language ?? "");
    this.#changed();
  }

  chooseSubtitles(id: number): void {
    if (!this.#engine) return;
    this.#engine.subtitleId = id;
    keep("subtitles", id === OFF ? "off" : (this.#engine.subtitles[id]?.language ?? "off"));
    this.#changed();
  }

  toggleSubtitles(): void {
    if (!this.#engine || this.#engine.subtitles.length === 0) return;
    const wanted = chooseSubtitles(this.#engine.subtitles, []) ?? this.#engine.subtitles[0];
    this.chooseSubtitles(this.#engine.subtitleId === OFF ? (wanted?.id ?? 0) : OFF);
  }

  chooseQuality(id: number): void {
    if (this.#engine) this.#engine.qualityId = id;
    this.#changed();
  }

  toggleFloat(): void {
    if (document.pictureInPictureElement) void document.exitPictureInPicture();
    else void this.#video.requestPictureInPicture().catch(this.#changed);
  }

  toggleFull(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else if ("requestFullscreen" in this.#stage) void this.#stage.requestFullscreen();
    else (this.#video as { webkitEnterFullscreen?: () => void }).webkitEnterFullscreen?.();
  }

  /** Once the tracks are known, the viewer's own: sound first, for subtitles depend on it. */
  #choose(): void {
    const engine = this.#engine;
    if (!engine) return;
    if (!this.#areTracksChosen.audio && engine.audio.length > 0) {
      this.#areTracksChosen.audio = true;
      const track = chooseAudio(engine.audio);
      if (track && track.id !== engine.audioId) engine.audioId = track.id;
    }
    // hls.js takes a choice back that comes before the video has the text tracks.
    const count = engine.subtitles.length;
    if (!this.#areTracksChosen.subtitles && count > 0 && this.#video.textTracks.length >= count) {
      this.#areTracksChosen.subtitles = true;
      engine.subtitleId = chooseSubtitles(engine.subtitles, engine.audio)?.id ?? OFF;
    }
  }
}
