// Draws the cues of the chosen text track itself: in the reader's direction, in our type, above our controls.

export class Captions {
  readonly element = document.createElement("div");
  readonly #video: HTMLVideoElement;
  readonly #end = new AbortController();

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.element.className = "player-captions";
    // The words are spoken as well; a live region would say them twice.
    this.element.ariaHidden = "true";
    const { signal } = this.#end;
    for (const track of video.textTracks) this.#watch(track);
    video.textTracks.addEventListener(
      "addtrack",
      (event) => {
        if (event.track) this.#watch(event.track);
      },
      { signal },
    );
    video.textTracks.addEventListener("change", this.draw, { signal });
  }

  readonly draw = (): void => {
    const track = [...this.#video.textTracks].find((candidate) => candidate.mode === "hidden");
    const cues = [...(track?.activeCues ?? [])];
    this.element.replaceChildren(...cues.map((cue) => paragraph(cue as VTTCue, track?.language ?? "")));
  };

  stop(): void {
    this.#end.abort();
    this.element.remove();
  }

  #watch(track: TextTrack): void {
    track.addEventListener("cuechange", this.draw, { signal: this.#end.signal });
  }
}

function paragraph(cue: VTTCue, language: string): HTMLElement {
  const line = document.createElement("p");
  line.dir = "auto";
  if (language) line.lang = language;
  // Marks of WebVTT (<i>, <c.yellow>, <00:01.000>) are left out; it stays plain text.
  line.textContent = cue.text.replace(/<[^>]*>/g, "");
  return line;
}
