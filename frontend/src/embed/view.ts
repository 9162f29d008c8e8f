// A program as nodes: buttons for the days, then the sessions of one, on the clock of the visitor or of the venue.
import type { Program, Session } from "./data.ts";

export interface Choice {
  day?: string | undefined;
  track?: string | undefined;
  room?: string | undefined;
  limit?: number | undefined;
  zone?: string | undefined;
}

export function content(program: Program, choice: Choice, now: Date, choose: (day: string) => void): HTMLElement {
  const frame = node("section", { lang: program.language, dir: program.direction, "aria-label": program.name });
  const sessions = program.sessions.filter(
    (session) =>
      (choice.track === undefined || session.track_slug === choice.track) &&
      (choice.room === undefined || session.room_slug === choice.room),
  );
  const days = [...new Set(sessions.map((session) => dayOf(session, choice.zone)))];
  const shown = shownDay(days, choice.day, dayIn(now, choice.zone));
  if (days.length > 1) frame.append(dayButtons(program, days, shown, choose));
  const list = node("ol", {});
  const ofDay = sessions.filter((session) => dayOf(session, choice.zone) === shown);
  for (const session of ofDay.slice(0, choice.limit)) list.append(item(program, session, choice.zone, now));
  frame.append(ofDay.length > 0 ? list : node("p", {}, program.words.empty));
  frame.append(foot(program, choice.zone, ofDay[0]));
  return frame;
}

/** Year, month and day on a zone's calendar: `2021-12-14`. */
export function dayIn(at: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

const dayOf = (session: Session, zone: string | undefined): string => dayIn(new Date(session.starts_at), zone);

/** The day asked for, else today, else the next one, else the first. */
function shownDay(days: string[], wanted: string | undefined, today: string): string | undefined {
  if (wanted !== undefined && days.includes(wanted)) return wanted;
  return days.find((day) => day >= today) ?? days[0];
}

function dayButtons(
  program: Program,
  days: string[],
  shown: string | undefined,
  choose: (day: string) => void,
): HTMLElement {
  const nav = node("div", { role: "group", "aria-label": program.words.days, class: "days" });
  const told = new Intl.DateTimeFormat(program.language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
  for (const day of days) {
    const button = node("button", { type: "button", "data-day": day, "aria-pressed": String(day === shown) });
    button.textContent = told.format(new Date(`${day}T00:00:00Z`));
    button.addEventListener("click", () => {
      choose(day);
    });
    nav.append(button);
  }
  return nav;
}

function item(program: Program, session: Session, zone: string | undefined, now: Date): HTMLElement {
  const starts = new Date(session.starts_at);
  const ends = new Date(session.ends_at);
  const clock = new Intl.DateTimeFormat(program.language, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const isOn = starts <= now && now < ends;
  const line = node("li", isOn ? { class: "on" } : {});
  const time = node("time", { datetime: session.starts_at }, `${clock.format(starts)}–${clock.format(ends)}`);
  if (isOn) time.append(" ", node("strong", {}, program.words.now));
  const title = node("a", { href: session.url, target: "_top", dir: "auto" }, session.title);
  const details = [session.room, session.people, session.track].filter(Boolean).join(" · ");
  line.append(time, title);
  if (details) line.append(node("small", { dir: "auto" }, details));
  return line;
}

function foot(program: Program, zone: string | undefined, first: Session | undefined): HTMLElement {
  const names = new Intl.DateTimeFormat(program.language, { timeZone: zone, timeZoneName: "longGeneric" });
  const at = first ? new Date(first.starts_at) : new Date();
  const name = names.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  const line = node("p", { class: "foot" }, `${program.words.zone} ${name}. `);
  line.append(node("a", { href: program.url, target: "_top" }, program.words.whole));
  return line;
}

function node(tag: string, attributes: Record<string, string>, text = ""): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
