// hls.js, the full build: the light one has neither sound tracks nor subtitles. Loaded when something plays.
import Hls, { ErrorTypes, Events } from "hls.js";
import type { ErrorData } from "hls.js";
import workerAddress from "hls.js/dist/hls.worker.js?url";
import type { Engine, Quality, Reports } from "./engine.ts";
import type { Track } from "./languages.ts";

// A dead source must be left within eight seconds, so nothing is tried for long.
const once = (milliseconds: number): object => ({
  default: {
    maxTimeToFirstByteMs: milliseconds,
    maxLoadTimeMs: 2 * milliseconds,
    timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 2, retryDelayMs: 500, maxRetryDelayMs: 1_500 },
  },
});

export class HlsEngine implements Engine {
  readonly #hls: Hls;
  readonly #reports: Reports;
  readonly #unwatch: () => void;
  #hasRecovered = false;

  constructor(video: HTMLVideoElement, src: string, reports: Reports) {
    this.#reports = reports;
    const hls = new Hls({
      workerPath: workerAddress,
      backBufferLength: 90,
      maxBufferLength: 30,
      // Begin with the smallest picture that is no insult, and rise: a start counts more than sharpness.
      capLevelToPlayerSize: true,
      manifestLoadPolicy: once(3_000),
      playlistLoadPolicy: once(3_000),
    } as Partial<Hls["config"]>);
    this.#hls = hls;
    hls.subtitleDisplay = false;
    for (const event of [
      Events.MANIFEST_PARSED,
      Events.AUDIO_TRACKS_UPDATED,
      Events.AUDIO_TRACK_SWITCHED,
      Events.SUBTITLE_TRACKS_UPDATED,
      Events.SUBTITLE_TRACK_SWITCH,
      Events.LEVEL_SWITCHED,
    ] as const)
      hls.on(event, reports.changed);
    video.textTracks.addEventListener("addtrack", reports.changed);
    this.#unwatch = () => {
      video.textTracks.removeEventListener("addtrack", reports.changed);
    };
    hls.on(Events.ERROR, this.#onError);
    hls.loadSource(new URL(src, location.href).href);
    hls.attachMedia(video);
  }

  get isLive(): boolean {
    return this.#hls.latestLevelDetails?.live ?? false;
  }

  get liveEdge(): number | undefined {
    return this.isLive ? (this.#hls.liveSyncPosition ?? undefined) : undefined;
  }

  get audio(): Track[] {
    return this.#hls.audioTracks.map((track, id) => ({ id, language: track.lang ?? "", name: track.name }));
  }

  get audioId(): number {
    return this.#hls.audioTrack;
  }

  set audioId(id: number) {
    this.#hls.audioTrack = id;
  }

  get subtitles(): Track[] {
    return this.#hls.subtitleTracks.map((track, id) => ({
      id,
      language: track.lang ?? "",
      name: track.name,
    }));
  }

  get subtitleId(): number {
    return this.#hls.subtitleTrack;
  }

  set subtitleId(id: number) {
    this.#hls.subtitleTrack = id;
  }

  get qualities(): Quality[] {
    return this.#hls.levels.map((level, id) => ({ id, height: level.height }));
  }

  get qualityId(): number {
    return this.#hls.autoLevelEnabled ? -1 : this.#hls.currentLevel;
  }

  set qualityId(id: number) {
    this.#hls.nextLevel = id;
  }

  destroy(): void {
    this.#unwatch();
    this.#hls.destroy();
  }

  readonly #onError = (_event: Events.ERROR, data: ErrorData): void => {
    if (!data.fatal) return;
    // A damaged piece is worth one more try in place.
    if (data.type === ErrorTypes.MEDIA_ERROR && !this.#hasRecovered) {
      this.#hasRecovered = true;
      this.#hls.recoverMediaError();
      return;
    }
    this.#reports.failed();
  };
}
