// The grid: EventCalendar with rooms as columns. Shows one day and as many rooms as fit, and tells what is dragged.
// The store stays the truth; here only what differs is handed on, as the calendar lays a whole day out anew each time.
import {
  createCalendar,
  destroyCalendar,
  Interaction,
  ResourceTimeGrid,
  type Calendar,
} from "@event-calendar/core";
import { locale } from "../lib/i18n.ts";
import { card, fresh, spanText } from "./card.ts";
import { minuteOfDay, plus, wallAt, wallOf } from "./clock.ts";
import type { Room, Session } from "./contract.ts";
import { closedHours, eventOf } from "./events.ts";
import { hms, limitsOf, type Limits } from "./limits.ts";
import { columnsIn, minuteAt, slotHeight, windowWith } from "./scale.ts";
import { lengthOf } from "./sentences.ts";
import type { Held, Store } from "./store.ts";

export interface GridEvents {
  /** A session is over a place, by pointer. */
  hover(held: Held): void;
  /** Whether the pointer is over something that takes sessions out of the timetable. */
  isOut(x: number, y: number): boolean;
  lift(guid: string): void;
  drop(held: Held): void;
  dropOut(guid: string): void;
  /** A drag has ended, wherever. */
  rest(): void;
  /** An empty range was drawn, or a place was tapped. */
  range(held: Held, at: DOMRect): void;
  tap(room: string, wall: string): void;
  mounted(guid: string, element: HTMLElement): void;
}

export class Grid {
  /** Number of the first room that is shown, and how many are. */
  first = 0;
  count = 1;
  limits: Limits = { from: 480, to: 1200 };
  #calendar: Calendar | undefined;
  #shown = new Map<string, Session>();
  #day = "";
  #draggedAt = 0;
  readonly #store: Store;
  readonly #element: HTMLElement;
  readonly #events: GridEvents;

  constructor(element: HTMLElement, store: Store, events: GridEvents) {
    this.#element = element;
    this.#store = store;
    this.#events = events;
  }

  start(): void {
    this.fit();
    this.#calendar = createCalendar(this.#element, [ResourceTimeGrid, Interaction], this.#options());
    this.sync();
  }

  stop(): void {
    if (this.#calendar) void destroyCalendar(this.#calendar);
    this.#calendar = undefined;
  }

  get rooms(): Room[] {
    return this.#store.rooms.slice(this.first, this.first + this.count);
  }

  /** A click right after a drag belongs to the drag. */
  get hasJustDragged(): boolean {
    return performance.now() - this.#draggedAt < 150;
  }

  /** Count the columns anew; true when that changed what is shown. */
  fit(): boolean {
    const count = columnsIn(this.#element.clientWidth, this.#store.rooms.length);
    const first = windowWith(-1, this.first, count, this.#store.rooms.length);
    const isNew = count !== this.count || first !== this.first;
    [this.count, this.first] = [count, first];
    return isNew;
  }

  /** Bring a room into the window. */
  show(room: string): void {
    const index = this.#store.rooms.findIndex(({ slug }) => slug === room);
    this.turnTo(windowWith(index, this.first, this.count, this.#store.rooms.length));
  }

  turnTo(first: number): void {
    const next = windowWith(-1, Math.max(0, first), this.count, this.#store.rooms.length);
    if (next === this.first) return;
    this.first = next;
    this.refit();
  }

  refit(): void {
    this.#calendar?.setOption("resources", this.#resources());
    this.#store.change();
  }

  /** Hand on what differs from what is shown. */
  sync(): void {
    const { day, zoom, rooms } = this.#store;
    const sessions = this.#store.onDay();
    this.limits = limitsOf(day, sessions, rooms);
    const calendar = this.#calendar;
    if (!calendar) return;
    this.#set("slotMinTime", hms(this.limits.from));
    this.#set("slotMaxTime", hms(this.limits.to));
    this.#set("slotDuration", hms(zoom));
    this.#set("slotHeight", slotHeight(zoom));
    this.#set("slotLabelInterval", hms(zoom <= 5 ? 15 : zoom <= 10 ? 30 : 60));
    if (day !== this.#day) {
      this.#day = day;
      this.#shown = new Map(sessions.map((session) => [session.guid, session]));
      calendar.setOption("events", this.#all(sessions));
      calendar.setOption("date", day);
      this.#scrollToFirst(sessions);
      return;
    }
    const now = new Map(sessions.map((session) => [session.guid, session]));
    for (const guid of this.#shown.keys()) if (!now.has(guid)) calendar.removeEventById(guid);
    for (const [guid, session] of now) {
      const shown = this.#shown.get(guid);
      if (shown === session) continue;
      const event = eventOf(session, this.#store);
      if (shown) calendar.updateEvent(event);
      else calendar.addEvent(event);
    }
    this.#shown = now;
  }

  /** The room and the line of the grid at a point of the screen. */
  placeAt(x: number, y: number): { room: string; wall: string } | undefined {
    const info = this.#calendar?.dateFromPoint(x, y);
    if (!info?.resource || info.allDay) return undefined;
    const { top } = info.dayEl.getBoundingClientRect();
    const minute = minuteAt(y - top, this.limits.from, this.#store.zoom);
    return { room: info.resource.id, wall: wallAt(this.#store.day, minute) };
  }

  /** The column of a room, when it is shown. */
  column(room: string): HTMLElement | undefined {
    const index = this.rooms.findIndex(({ slug }) => slug === room);
    return this.#element.querySelectorAll<HTMLElement>(".ec-body .ec-day")[index];
  }

  get scroller(): HTMLElement | null {
    return this.#element.querySelector<HTMLElement>(".ec-main");
  }

  #scrollToFirst(sessions: readonly Session[]): void {
    const minutes = sessions.map(({ starts_at }) => minuteOfDay(wallOf(starts_at ?? ""), this.#store.day));
    const first = minutes.length > 0 ? Math.min(...minutes) : 9 * 60;
    this.#calendar?.setOption("scrollTime", hms(Math.max(this.limits.from, first)));
  }

  #set(name: keyof Calendar.Options, value: string | number): void {
    const seen = this.#settings.get(name);
    if (seen === value) return;
    this.#settings.set(name, value);
    this.#calendar?.setOption(name, value);
  }
  readonly #settings = new Map<string, string | number>();

  #resources(): Calendar.ResourceInput[] {
    return this.rooms.map(({ slug, name }) => ({ id: slug, title: name }));
  }

  #all(sessions: readonly Session[]): Calendar.EventInput[] {
    return [
      ...closedHours(this.#store.rooms, this.#store.day, this.limits),
      ...sessions.map((session) => eventOf(session, this.#store)),
    ];
  }

  #heldBy(id: string | number, minutes: number, room?: string, longer = 0): Held | undefined {
    const session = this.#store.sessions.get(String(id));
    if (session?.starts_at == null) return undefined;
    return {
      guid: session.guid,
      room: room ?? session.room ?? "",
      wall: plus(wallOf(session.starts_at), minutes),
      minutes: lengthOf(session) + longer,
    };
  }

  #over(held: Held | undefined, pointer: Calendar.DomEvent | undefined): boolean {
    if (held) this.#events.hover(held);
    return !(pointer instanceof PointerEvent && this.#events.isOut(pointer.clientX, pointer.clientY));
  }

  #options(): Calendar.Options {
    const by = (delta: Calendar.Duration): number => delta.days * 1440 + delta.seconds / 60;
    const stop = (info: Calendar.EventDragInfo): void => {
      this.#draggedAt = performance.now();
      const pointer = info.jsEvent;
      if (pointer instanceof PointerEvent && this.#events.isOut(pointer.clientX, pointer.clientY))
        this.#events.dropOut(String(info.event.id));
      this.#events.rest();
    };
    const start = (info: Calendar.EventDragInfo): void => {
      this.#events.lift(String(info.event.id));
    };
    return {
      view: "resourceTimeGridDay",
      timeZone: "UTC", // walls of the venue, whatever the browser's zone
      locale: locale(),
      resources: this.#resources(),
      headerToolbar: { start: "", center: "", end: "" },
      height: "100%",
      allDaySlot: false,
      slotEventOverlap: false,
      slotLabelFormat: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
      // Not Intl's ranges, which cost a millisecond a session.
      eventTimeFormat: () => "",
      scrollTime: "08:00:00",
      editable: true,
      selectable: true,
      unselectCancel: ".kind-menu",
      longPressDelay: 350,
      eventContent: ({ event }) => ({ domNodes: this.#content(event) }),
      eventDidMount: ({ event, el }) => {
        if (event.display === "auto" && this.#store.sessions.has(String(event.id)))
          this.#events.mounted(String(event.id), el);
      },
      dragConstraint: (info) =>
        this.#over(this.#heldBy(info.event.id, by(info.delta), info.newResource?.id), info.jsEvent),
      resizeConstraint: (info) =>
        this.#over(this.#heldBy(info.event.id, 0, undefined, by(info.endDelta)), undefined),
      eventDragStart: start,
      eventResizeStart: start,
      eventDragStop: stop,
      eventResizeStop: stop,
      eventDrop: (info) => {
        const held = this.#heldBy(info.event.id, by(info.delta), info.newResource?.id);
        if (held) this.#events.drop(held);
      },
      eventResize: (info) => {
        const held = this.#heldBy(info.event.id, 0, undefined, by(info.endDelta));
        if (held) this.#events.drop(held);
      },
      select: (info) => {
        const start = info.startStr.slice(0, 16);
        const minutes = (Date.parse(`${info.endStr.slice(0, 16)}Z`) - Date.parse(`${start}Z`)) / 60_000;
        const pointer = info.jsEvent as PointerEvent;
        this.#draggedAt = performance.now();
        this.#events.range(
          { guid: "", room: info.resource.id, wall: start, minutes },
          new DOMRect(pointer.clientX, pointer.clientY, 0, 0),
        );
      },
      dateClick: (info) => {
        this.#events.tap(info.resource?.id ?? "", info.dateStr.slice(0, 16));
      },
    };
  }

  unselect(): void {
    this.#calendar?.unselect();
  }

  #content(event: Calendar.Event): Node[] {
    const session = this.#store.sessions.get(String(event.id));
    if (!session) return [];
    if (event.display !== "preview") return [card(session, this.#store)];
    const wall = localWall(event.start);
    return [
      fresh(session, this.#store, spanText(wall, (event.end.getTime() - event.start.getTime()) / 60_000)),
    ];
  }
}

/** The calendar hands dates out whose local parts are the wall. */
function localWall(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
