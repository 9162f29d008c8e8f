// The editor as a whole: builds the page's parts once, and renders each of them when the store has changed.
import { html, nothing, render } from "lit";
import { gettext } from "../lib/i18n.ts";
import { Acts } from "./acts.ts";
import { bar } from "./bar.ts";
import { bulkBar } from "./bulk.ts";
import { Grid } from "./calendar.ts";
import { worst } from "./card.ts";
import { Checker } from "./checker.ts";
import type { Client } from "./client.ts";
import type { Finding, ProgramData, Session, Settings } from "./contract.ts";
import { matcher, narrows } from "./filter.ts";
import { gridActs } from "./grid-acts.ts";
import { Hands } from "./hands.ts";
import { HeldMark } from "./held-mark.ts";
import { Marks } from "./marks.ts";
import { rail } from "./rail.ts";
import { placeOf, saying } from "./sentences.ts";
import { Side } from "./side.ts";
import { Store } from "./store.ts";
import { Sync } from "./sync.ts";
import { verdict } from "./verdict.ts";
import { waiting } from "./waiting.ts";
import { Writer } from "./writer.ts";

const FIRST_WAITING = 120;

export class Desk {
  readonly store: Store;
  readonly acts: Acts;
  readonly grid: Grid;
  readonly sync: Sync;
  readonly settings: Settings;
  readonly mark: HeldMark;
  readonly marks: Marks;
  readonly checker: Checker;
  readonly hands: Hands;
  readonly parts: Record<
    "bar" | "list" | "rail" | "calendar" | "verdict" | "bulk" | "side" | "live",
    HTMLElement
  >;
  readonly #root: HTMLElement;
  readonly #side: Side;
  readonly #stops: (() => void)[] = [];
  #most = FIRST_WAITING;

  constructor(root: HTMLElement, data: ProgramData, settings: Settings, client: Client) {
    this.#root = root;
    this.settings = settings;
    this.store = new Store(data);
    this.checker = new Checker(this.store, client);
    const writer = new Writer(this.store, client);
    this.acts = new Acts(this.store, writer, client, this.checker);
    this.sync = new Sync(this.store, client, settings, data.position);
    this.parts = skeleton(root);
    this.hands = new Hands(this);
    this.grid = new Grid(this.parts.calendar, this.store, gridActs(this));
    this.mark = new HeldMark(this.grid, this.store);
    this.marks = new Marks(this.store);
    this.#side = new Side(this);
  }

  start(): void {
    const { live } = this.parts;
    this.acts.say = (text) => {
      // The same sentence twice must be heard twice.
      live.textContent = "";
      requestAnimationFrame(() => {
        live.textContent = text;
      });
    };
    this.sync.onOther = (session, by) => {
      if (by) this.acts.say(saying.byOther(by, placeOf(session, this.store)));
    };
    this.#render();
    this.grid.start();
    this.hands.start(this.#root);
    this.sync.start();
    const sizes = new ResizeObserver(() => {
      if (this.grid.fit()) this.grid.refit();
    });
    sizes.observe(this.parts.calendar);
    this.#stops.push(
      this.store.subscribe(() => {
        this.#render();
      }),
      () => {
        sizes.disconnect();
      },
    );
  }

  stop(): void {
    void this.#side.leave();
    this.sync.stop();
    this.hands.stop();
    this.grid.stop();
    for (const stop of this.#stops) stop();
  }

  /** Whether something typed has not reached the server. */
  get hasUnsaved(): boolean {
    return this.store.pending > 0 || this.store.conflicts.size > 0 || this.#side.hasUnsaved;
  }

  /** The sessions of the day that the filter lets through. */
  get shown(): Session[] {
    const { filter, people } = this.store;
    const day = this.store.onDay();
    return filter.hides ? day.filter(matcher(filter, people)) : day;
  }

  /** Put the cursor into the title of the open session, all of it selected. */
  focusTitle(): void {
    requestAnimationFrame(() => {
      const input = this.parts.side.querySelector<HTMLInputElement>("#edit-title");
      input?.focus();
      input?.select();
    });
  }

  findingsOf(guid: string): Finding[] {
    return this.store.findings.filter(({ sessions }) => sessions.includes(guid));
  }

  #render(): void {
    const { store, settings, parts, acts } = this;
    const fits = matcher(store.filter, store.people);
    const isNarrow = narrows(store.filter);
    const found = isNarrow ? [...store.sessions.values()].filter(fits).length : store.sessions.size;
    this.#root.dataset.pane = store.pane;
    render(bar(store, settings, acts.writer.history, found, this.hands.barActs()), parts.bar);
    const open = isNarrow ? store.unscheduled.filter(fits) : store.unscheduled;
    render(
      waiting(
        store,
        open,
        this.#most,
        this.hands.waitingActs(() => {
          this.#most *= 4;
          store.change();
        }),
      ),
      parts.list,
    );
    for (const item of parts.list.querySelectorAll<HTMLElement>("[data-color]")) {
      if (item.dataset.color) item.style.setProperty("--track", item.dataset.color);
    }
    this.grid.sync();
    render(rail(store, this.grid), parts.rail);
    this.#rail();
    this.marks.show(this.grid, isNarrow ? fits : undefined);
    this.#hold();
    render(verdict(this.checker, store), parts.verdict);
    render(store.selected.size > 1 ? bulkBar(store, settings, this.hands.bulkActs()) : nothing, parts.bulk);
    this.#side.render();
  }

  #rail(): void {
    const road = this.parts.rail.querySelector<HTMLElement>(".strip .shown");
    const all = this.store.rooms.length;
    road?.style.setProperty("inset-inline-start", `${(this.grid.first / all) * 100}%`);
    road?.style.setProperty("inline-size", `${(this.grid.count / all) * 100}%`);
  }

  #hold(): void {
    const { held } = this.store;
    if (!held) {
      if (!this.hands.isCarrying) this.mark.hide();
      return;
    }
    this.mark.show(held);
    const { at, findings } = this.checker;
    this.mark.say(at?.guid === held.guid && findings ? worst(findings) : undefined);
  }
}

/** The empty parts, in the order in which they are read. */
function skeleton(root: HTMLElement): Desk["parts"] {
  const box = document.createElement("div");
  render(
    html`<div class="bar"></div>
      <section class="list" aria-label=${gettext("Not scheduled")}></section>
      <section class="grid-frame" aria-label=${gettext("Grid")}>
        <div class="rail"></div>
        <div class="calendar"></div>
        <div class="verdict-line"></div>
        <div class="bulk-line"></div>
      </section>
      <aside class="side" aria-label=${gettext("Details")}></aside>
      <p class="visually-hidden" aria-live="assertive" data-live></p>`,
    box,
  );
  root.replaceChildren(...box.childNodes);
  const part = (selector: string): HTMLElement => {
    const element = root.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`The editor lacks ${selector}.`);
    return element;
  };
  return {
    bar: part(".bar"),
    list: part(".list"),
    rail: part(".rail"),
    calendar: part(".calendar"),
    verdict: part(".verdict-line"),
    bulk: part(".bulk-line"),
    side: part(".side"),
    live: part("[data-live]"),
  };
}
