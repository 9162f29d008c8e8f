// <sy-stage>: a stage's page by the clock. Lifts the curtain, tells what is on and next, follows the board.
// The texts are the server's; this shows and hides them. Without it the page is right as of its loading.
import { serverNow, setServerTime } from "../lib/time.ts";
import { readSlots, showsPicture } from "../lib/running-order.ts";
import type { Slot } from "../lib/running-order.ts";
import { liveStage } from "../realtime/live.ts";
import type { LiveStage } from "../realtime/live.ts";
import { sendBeat } from "../realtime/beats.ts";
import type { PlayerBeat } from "../realtime/beats.ts";
import { showNow, toggle } from "./stage-now.ts";
import { markSource, showPart, tellWatching } from "./stage-parts.ts";
import "./player.ts";
import type { Player } from "./player.ts";
import type { Source } from "../player/sources.ts";

interface Broadcast {
  sources: Source[];
  release: number;
}

/** Screens that waited for the same minute begin within these milliseconds, not all at once. */
const SPREAD_MS = 3_000;
const REFRESH_SPREAD_MS = 5_000;

export class Stage extends HTMLElement {
  #slots: Slot[] = [];
  #live: LiveStage | undefined;
  #ends: (() => void)[] = [];
  #isUp: boolean | undefined;
  #isLifted = false;
  #release = 0;
  #sources = "";

  connectedCallback(): void {
    setServerTime(this.dataset.now ?? "");
    this.#release = Number(this.dataset.release);
    this.#slots = readSlots(this);
    this.#live = liveStage();
    const timer = setInterval(this.tick, 1_000);
    this.#ends = [
      () => {
        clearInterval(timer);
      },
      this.#live?.subscribe(this.#onBoard) ?? (() => undefined),
    ];
    this.addEventListener("click", this.#onClick);
    this.addEventListener("sy-beat", this.#onBeat);
    this.addEventListener("sy-source", this.#onSource);
    showPart(this, location.hash || "#questions");
    this.#onBoard();
    this.tick();
  }

  disconnectedCallback(): void {
    for (const end of this.#ends) end();
  }

  readonly tick = (): void => {
    const now = serverNow();
    showNow(this, this.#slots, now);
    this.#setCurtain(showsPicture(this.#slots, now, Number(this.dataset.doors) * 1000));
  };

  get #player(): Player | null {
    return this.querySelector<Player>("sy-player");
  }

  #setCurtain(isOn: boolean): void {
    const isUp = (isOn || this.#isLifted) && this.#player !== null;
    if (isUp === this.#isUp) return;
    const isFirst = this.#isUp === undefined;
    this.#isUp = isUp;
    toggle(this, "[data-curtain]", !isUp);
    if (!isUp) this.#player?.close();
    else if (isFirst || this.#isLifted) this.#player.open();
    else {
      setTimeout(() => {
        if (this.#isUp) this.#player?.open();
      }, Math.random() * SPREAD_MS);
    }
  }

  readonly #onBoard = (): void => {
    const board = this.#live?.board;
    if (!board) return;
    const broadcast = board.broadcast as unknown as Broadcast;
    const sources = JSON.stringify(broadcast.sources);
    if (this.#sources && sources !== this.#sources) this.#takeSources(broadcast.sources);
    this.#sources = sources;
    if (broadcast.release > this.#release) {
      this.#release = broadcast.release;
      setTimeout(() => void this.#refresh("[data-program]"), Math.random() * REFRESH_SPREAD_MS);
    }
    tellWatching(this, Number(board.audience.at_least ?? 0));
  };

  #takeSources(list: Source[]): void {
    if (this.#player) this.#player.sources = list;
    // A stage that had no picture gets one, and the menu of sources changes: both are the server's to write.
    void this.#refresh(this.#player && list.length > 0 ? "[data-source-menu]" : ".scene");
  }

  /** Take parts of this page anew, as the server writes them now. */
  async #refresh(selector: string): Promise<void> {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, news] = [this.querySelectorAll(selector), fresh.querySelectorAll(selector)];
    for (const [index, part] of [...old].entries()) part.replaceWith(news[index] ?? "");
    if (old.length === 0 && selector === "[data-source-menu]")
      this.querySelector(".screen-bar")?.append(...news);
    this.#slots = readSlots(this);
    if (selector === ".scene") this.#isUp = undefined;
    this.tick();
  }

  readonly #onClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const tab = target?.closest<HTMLAnchorElement>(".stage-tabs a");
    const source = target?.closest<HTMLElement>("[data-source]");
    if (target?.closest("[data-lift]")) {
      this.#isLifted = true;
      this.tick();
    } else if (tab) {
      event.preventDefault();
      showPart(this, tab.hash);
    } else if (source && this.#player) {
      event.preventDefault();
      this.#player.choose(Number(source.dataset.source));
      source.closest("details")?.removeAttribute("open");
    }
  };

  readonly #onSource = (event: Event): void => {
    markSource(this, (event as CustomEvent<number | undefined>).detail);
  };

  readonly #onBeat = (event: Event): void => {
    sendBeat((event as CustomEvent<PlayerBeat>).detail, this.#live, this.dataset.beats ?? "");
  };
}

customElements.define("sy-stage", Stage);
