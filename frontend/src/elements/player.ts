// <sy-player label src|data-sources poster> over a <video>: its controls, its sources, and the next one when one fails.
// `data-autoplay` begins by itself. It tells what it plays by "sy-beat" events; see player/beats.ts.
import { Beats } from "../player/beats.ts";
import { Captions } from "../player/captions.ts";
import { Face } from "../player/face.ts";
import type { FaceView } from "../player/face.ts";
import { offer } from "../player/frame.ts";
import { takeOver } from "../player/given.ts";
import { press } from "../player/keys.ts";
import { Picture } from "../player/picture.ts";
import { Sources } from "../player/sources.ts";
import type { Source } from "../player/sources.ts";
import { Watchdog } from "../player/watchdog.ts";

const RETRY_MS = 5_000;

export class Player extends HTMLElement {
  readonly #sources = new Sources();
  #face: Face | undefined;
  #picture: Picture | undefined;
  #frame: HTMLElement | undefined;
  #attendants: { stop(): void }[] = [];
  #isOpen = false;
  #isLost = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.#picture) return;
    const { video, sources } = takeOver(this);
    this.#picture = new Picture(video, this, { changed: this.draw, failed: this.#fail });
    this.#face = new Face(this, video, this.#picture, this.#view, this.#begin);
    const captions = new Captions(video);
    this.replaceChildren(video, captions.element, this.#face.cover, this.#face.bar);
    const beats = new Beats(video, (beat, isLast) => {
      this.dispatchEvent(new CustomEvent("sy-beat", { detail: { ...beat, isLast }, bubbles: true }));
    });
    const watchdog = new Watchdog(video, () => {
      if (this.#sources.hasReserve) this.#fail();
    });
    this.#attendants = [captions, beats, watchdog, this.#face];
    video.addEventListener("playing", () => {
      this.#sources.succeed();
      this.#isLost = false;
    });
    video.addEventListener("click", () => {
      this.#picture?.togglePlay();
    });
    this.addEventListener("keydown", this.#onKey);
    this.sources = sources;
    this.#sources.choose(Number(this.dataset.sourceId ?? sources[0]?.id));
    if (!this.hidden && "autoplay" in this.dataset) this.open();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#retry);
    for (const attendant of this.#attendants) attendant.stop();
    this.#picture?.unload();
  }

  /** In the order in which they are tried. What plays, plays on, unless the first one is another now. */
  set sources(list: Source[]) {
    if (this.#sources.update(list)) this.#show();
    this.draw();
  }

  get current(): Source | undefined {
    return this.#sources.current;
  }

  /** A viewer chose another source. */
  choose(id: number): void {
    if (this.#sources.choose(id)) this.#show();
  }

  /** Let it be seen, and begin. On a line where data are dear it waits for a click. */
  open(): void {
    this.hidden = false;
    const line = (navigator as { connection?: { saveData?: boolean } }).connection;
    if (this.#isOpen || line?.saveData === true) return;
    this.#isOpen = true;
    this.#show();
  }

  /** Stop, and load nothing any more. */
  close(): void {
    this.hidden = true;
    this.#isOpen = false;
    this.#picture?.unload();
  }

  readonly draw = (): void => {
    this.#face?.draw();
  };

  readonly #view = (): FaceView => ({
    isFrame: this.current?.kind === "frame",
    isLost: this.#isLost,
    hasSource: this.current !== undefined,
  });

  readonly #begin = (): void => {
    this.#isOpen = true;
    this.#show();
  };

  #show(): void {
    const source = this.current;
    clearTimeout(this.#retry);
    this.#frame?.remove();
    this.#frame = undefined;
    if (source?.kind === "frame") {
      this.#picture?.unload();
      this.#frame = offer(source, this.getAttribute("label") ?? "");
      this.append(this.#frame);
    } else if (source && this.#isOpen) {
      void this.#picture?.load(source.src).then(() => this.#picture?.play());
    } else this.#picture?.unload();
    this.draw();
    this.dispatchEvent(new CustomEvent("sy-source", { detail: source?.id, bubbles: true }));
  }

  /** The next source at once; when all of them have failed, again after a pause that differs from screen to screen. */
  readonly #fail = (): void => {
    this.#picture?.unload();
    this.#sources.fail(performance.now());
    this.#isLost = this.#sources.areExhausted;
    this.draw();
    const pause = this.#isLost ? RETRY_MS * (0.5 + Math.random()) : 0;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#show();
    }, pause);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#picture?.isLoaded || !press(event, this.#picture.view, this.#picture)) return;
    event.preventDefault();
    this.draw();
  };
}

customElements.define("sy-player", Player);
