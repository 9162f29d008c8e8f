// <sy-stage>: a stage's page by the clock. Lifts the curtain, tells what is on and next, follows the board.
// The texts are the server's; this shows and hides them. Without it the page is right as of its loading.
import { formatDate, formatTime, serverNow, setServerTime } from "../lib/time.ts";
import { gettext, interpolate } from "../lib/i18n.ts";
import { nextAfter, onAir, readSlots, showsPicture } from "../lib/running-order.ts";
import type { Slot } from "../lib/running-order.ts";
import { remaining } from "../lib/countdown.ts";
import { liveStage } from "../realtime/live.ts";
import type { LiveStage } from "../realtime/live.ts";
import { sendBeat } from "../realtime/beats.ts";
import type { PlayerBeat } from "../realtime/beats.ts";
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
    this.#showPart(location.hash || "#questions");
    this.#onBoard();
    this.tick();
  }

  disconnectedCallback(): void {
    for (const end of this.#ends) end();
  }

  readonly tick = (): void => {
    const now = serverNow();
    const [on, next] = [onAir(this.#slots, now), nextAfter(this.#slots, now)];
    for (const article of this.querySelectorAll<HTMLElement>(".on-now"))
      article.hidden = article.dataset.session !== on?.guid;
    this.#toggle("[data-live]", on !== undefined);
    this.#toggle("[data-nothing]", on === undefined);
    this.#toggle("[data-next-line]", next !== undefined);
    this.#toggle("[data-next-up]", next !== undefined);
    this.#toggle("[data-nothing-left]", next === undefined);
    if (next) this.#announce(next, now);
    for (const row of this.querySelectorAll<HTMLElement>(".running-order > li")) mark(row, now);
    this.#setCurtain(showsPicture(this.#slots, now, Number(this.dataset.doors) * 1000));
  };

  get #player(): Player | null {
    return this.querySelector<Player>("sy-player");
  }

  #announce(next: Slot, now: number): void {
    const articles = [...this.querySelectorAll<HTMLElement>(".on-now")];
    const title = articles
      .find(({ dataset }) => dataset.session === next.guid)
      ?.querySelector<HTMLElement>("h3");
    for (const place of this.querySelectorAll<HTMLElement>("[data-next-title]")) {
      setText(place, title?.textContent.trim() ?? "");
      place.lang = title?.lang ?? "";
      place.dir = title?.dir ?? "auto";
    }
    const isToday = formatDate(next.starts) === formatDate(now);
    const time = isToday ? formatTime(next.starts) : `${formatDate(next.starts)} ${formatTime(next.starts)}`;
    for (const place of this.querySelectorAll("[data-next-time]")) setText(place, time);
    for (const place of this.querySelectorAll("[data-countdown]"))
      setText(place, remaining(next.starts - now));
  }

  #setCurtain(isOn: boolean): void {
    const isUp = (isOn || this.#isLifted) && this.#player !== null;
    if (isUp === this.#isUp) return;
    const isFirst = this.#isUp === undefined;
    this.#isUp = isUp;
    this.#toggle("[data-curtain]", !isUp);
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
    this.#tellWatching(Number(board.audience.at_least ?? 0));
  };

  #takeSources(list: Source[]): void {
    if (this.#player) this.#player.sources = list;
    // A stage that had no picture gets one, and the menu of sources changes: both are the server's to write.
    void this.#refresh(this.#player && list.length > 0 ? "[data-source-menu]" : ".scene");
  }

  #tellWatching(atLeast: number): void {
    const place = this.querySelector<HTMLElement>("[data-watching]");
    if (!place) return;
    place.hidden = atLeast === 0;
    const text =
      atLeast < 5
        ? gettext("A few people are watching")
        : interpolate(gettext("At least %(count)d people are watching"), { count: atLeast });
    setText(place.querySelector("span") ?? place, text);
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
      this.#showPart(tab.hash);
    } else if (source && this.#player) {
      event.preventDefault();
      this.#player.choose(Number(source.dataset.source));
      source.closest("details")?.removeAttribute("open");
    }
  };

  #showPart(hash: string): void {
    const known = [...this.querySelectorAll<HTMLAnchorElement>(".stage-tabs a")];
    const chosen = known.find((tab) => tab.hash === hash) ?? known[0];
    for (const tab of known) {
      if (tab === chosen) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    if (chosen) this.dataset.part = chosen.hash.slice(1);
  }

  readonly #onSource = (event: Event): void => {
    const id = String((event as CustomEvent<number | undefined>).detail ?? "");
    for (const link of this.querySelectorAll<HTMLElement>("[data-source]")) {
      if (link.dataset.source === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  readonly #onBeat = (event: Event): void => {
    sendBeat((event as CustomEvent<PlayerBeat>).detail, this.#live, this.dataset.beats ?? "");
  };

  #toggle(selector: string, isShown: boolean): void {
    for (const element of this.querySelectorAll<HTMLElement>(selector)) element.hidden = !isShown;
  }
}

function mark(row: HTMLElement, now: number): void {
  const [starts, ends] = [Date.parse(row.dataset.starts ?? ""), Date.parse(row.dataset.ends ?? "")];
  row.classList.toggle("ended", ends <= now);
  if (starts <= now && now < ends) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
}

/** Only what changed is written, so that nothing is selected or spoken anew each second. */
function setText(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

customElements.define("sy-stage", Stage);
